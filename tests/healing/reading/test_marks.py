"""How far a pull has come."""

import pytest

from ruhepol.healing.reading.marks import before, is_ahead, order
from tests.world import NOON


@pytest.mark.parametrize(
    ("mark", "overlap", "earlier"),
    [
        ("17", 5, 12),
        ("1.5", 1, 0.5),
        ("2026-03-02T10:00:00Z", 60, "2026-03-02T09:59:00Z"),
        ("2026-03-02T10:00:00.25+01:00", 60, "2026-03-02T09:59:00.250000+01:00"),
        ("2026-03-02 10:00:00", 3600, "2026-03-02 09:00:00"),
    ],
)
def test_an_earlier_mark_is_written_alike(mark, overlap, earlier):
    """For the other side compares texts as often as moments."""
    assert before(mark, overlap) == earlier
    assert order(before(mark, overlap)) < order(mark)


def test_marks_have_an_order():
    """Numbers as numbers, moments wherever their zone is; anything else is none."""
    assert order("9") < order("10")
    assert order("2026-03-02T10:00:00+01:00") == order("2026-03-02 09:00:00")
    assert [order(one) for one in (None, True, "soon", "", "nan", "inf", [])] == [None] * 7


def test_a_moment_to_come_is_ahead():
    """A number never is."""
    assert is_ahead("2999-01-01T00:00:00Z", NOON)
    assert not is_ahead("2020-01-01", NOON)
    assert not is_ahead(10**12, NOON)
