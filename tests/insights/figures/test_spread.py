"""Many values become one line."""

from hypothesis import given
from hypothesis import strategies as st

from ruhepol.insights.figures.spread import Share, Spread, spread

seconds = st.lists(st.integers(0, 10**8), min_size=1, max_size=60)


@given(seconds)
def test_the_line_is_in_order_and_each_number_is_a_real_one(values):
    """In order: min ≤ median ≤ p90 ≤ max, and percentiles are values of cases that can be opened."""
    line = spread(values)
    assert line.min <= line.median <= line.p90 <= line.max
    assert line.min <= line.mean <= line.max
    assert {line.min, line.median, line.p90, line.max} <= set(values)
    assert sum(value <= line.median for value in values) >= len(values) / 2
    assert sum(value <= line.p90 for value in values) >= len(values) * 0.9


@given(st.lists(seconds, min_size=1, max_size=6))
def test_weighted_parts_are_the_whole(parts):
    """The parts' totals and counts add up to the whole's, so its mean is their weighted mean."""
    whole = spread([value for part in parts for value in part])
    lines = [spread(part) for part in parts]
    assert whole.n == sum(line.n for line in lines)
    assert whole.total == sum(line.total for line in lines)
    assert whole.max == max(line.max for line in lines)


def test_nothing_is_no_data():
    """An empty set has no median, and nobody pretends that it is zero."""
    assert spread([]) is None


def test_known_values():
    """Nearest rank, checked by hand."""
    assert spread([9, 1, 5, 7, 3, 2, 4, 6, 8, 100]) == Spread(10, 145, 1, 5, 9, 100)
    assert Share(4, 3).share == 0.75
