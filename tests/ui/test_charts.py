"""Chart geometry: positions follow the numbers, gaps stay gaps."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ruhepol.ui import charts

numbers = st.one_of(st.none(), st.floats(min_value=0, max_value=1e9))
series = st.lists(st.tuples(st.text(max_size=4), numbers), max_size=40)


@given(series)
def test_everything_lies_inside_the_frame(points):
    """Whatever the numbers, points and bars stay between the axes."""
    both = [(label, value, value) for label, value in points]
    for plot in (charts.line(points), charts.bars(points), *charts.pairs(both)):
        for mark in plot.points:
            assert plot.frame.top - 0.1 <= mark.y <= plot.frame.bottom + 0.1
            assert plot.frame.left - 0.1 <= mark.x <= plot.frame.right + 0.1


@given(st.floats(min_value=0, max_value=1e9), st.floats(min_value=0, max_value=1e9))
def test_ticks_span_the_values(first, second):
    """The axis reaches from below the smallest to above the largest value in a handful of steps."""
    low, high = sorted((first, second))
    ticks = charts.nice_ticks(low, high)
    assert ticks[0] <= low + 1e-6 * max(high, 1)
    assert ticks[-1] >= high - 1e-6 * max(high, 1)
    assert 2 <= len(ticks) <= 7


def test_missing_data_breaks_the_line():
    """No value is no point: the line stops and begins anew."""
    plot = charts.line([("a", 1), ("b", 2), ("c", None), ("d", 3)])
    assert len(plot.paths) == 2
    assert [mark.label for mark in plot.points] == ["a", "b", "d"]


def test_bars_begin_at_zero():
    """A bar twice as long stands for twice as much."""
    short, long = charts.bars([("a", 2), ("b", 4)]).points
    assert abs(long.height - 2 * short.height) < 0.2


def test_the_newest_label_is_always_shown():
    """However many points, the last one is named and the names are evenly spaced."""
    labels = [mark.label for mark in charts.line([(str(n), 1.0) for n in range(23)]).labels]
    assert labels[-1] == "22"
    assert len(labels) <= 6
    assert len({int(b) - int(a) for a, b in pairwise(labels)}) == 1


def test_shares_of_nothing_are_nothing():
    """Without any value there is no bar, not a division by zero."""
    assert charts.shares([0, None]) == [0, 0]
    assert charts.shares([1, 4, None]) == [0.25, 1, 0]


def test_two_columns_stand_side_by_side_on_one_scale():
    """Neither covers the other, and the same value has the same height."""
    first, second = charts.pairs([("a", 3, 6), ("b", 6, None)])
    [low, high], [other] = first.points, second.points
    assert low.x + low.width <= other.x
    assert other.x + other.width <= high.x
    assert high.height == other.height == 2 * low.height


def test_counts_have_whole_ticks():
    """There is no half of a case, however few there are."""
    for most in range(30):
        ticks = charts.pairs([("a", most, 0)])[0].frame.ticks
        assert ticks == [int(tick) for tick in ticks]
        assert ticks[-1] >= most
        assert len(ticks) > 1
