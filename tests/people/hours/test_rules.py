"""What a calendar may say."""

import pytest

from ruhepol.people.hours.holidays import UnknownRegionError, official
from ruhepol.people.hours.rules import BadHoursError, spans, week


def test_touching_intervals_become_one():
    """Half-open intervals that meet leave no gap between them."""
    assert spans([[720, 1440], [0, 720]]) == ((0, 1440),)


@pytest.mark.parametrize(
    "raw",
    [[[5, 5]], [[10, 5]], [[-1, 5]], [[0, 1441]], [[0, 10], [9, 20]], [[0]], [["9", 10]], [[True, 10]]],
)
def test_intervals_that_make_no_sense_are_refused(raw):
    """Empty, reversed, overlapping and foreign intervals never reach a calendar."""
    with pytest.raises(BadHoursError):
        spans(raw)


def test_a_week_has_seven_days():
    """A shorter one is a mistake."""
    with pytest.raises(BadHoursError):
        week([[]] * 6)


def test_only_official_holidays_count_and_their_list_can_be_read():
    """Rosenmontag and Heiligabend are no holidays, Fronleichnam is one in Bavaria and not in Berlin."""
    bavaria = official("DE", "BY", 2026, "de")
    assert "Fronleichnam" in bavaria.values()
    assert "Fronleichnam" not in official("DE", "BE", 2026, "de").values()
    assert len(bavaria) == 12


def test_unknown_regions_are_refused():
    """A typing error does not silently mean a year without holidays."""
    with pytest.raises(UnknownRegionError):
        official("DE", "XX", 2026)
    with pytest.raises(UnknownRegionError):
        official("XX", "", 2026)
