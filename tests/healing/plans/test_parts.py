"""The small parts of a plan: what a reading must be, places, times and windows."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest

from ruhepol.healing.plans.amounts import duration, rate
from ruhepol.healing.plans.holds import NotComparableError, check_expression, judge
from ruhepol.healing.plans.places import UnfilledError, fill, fill_all
from ruhepol.healing.plans.windows import is_open, window


@pytest.mark.parametrize(
    ("expression", "value", "so"),
    [
        (">= 98", 98, True),
        (">= 98", "97.5", False),
        ("< 3", 2.5, True),
        ('== "stopped"', "Stopped", True),
        ("== stopped", "running", False),
        ("!= 0", 1, True),
        ("== true", True, True),
        ("== 1", True, False),
        ('in ["a", "b"]', "b", True),
        ("contains full", "disk FULL", True),
        ("contains 192.0.2.1", ["192.0.2.1"], True),
        ("exists", None, False),
        ("exists", 0, True),
    ],
)
def test_a_reading_is_judged(expression, value, so):
    """Numbers are compared as numbers, words in any case."""
    assert judge(check_expression(expression), value) is so


@pytest.mark.parametrize(("expression", "value"), [(">= 1", "many"), ("== 1", None), ("contains a", 3)])
def test_what_cannot_be_compared_has_no_answer(expression, value):
    """It is unknown, not no."""
    with pytest.raises(NotComparableError):
        judge(expression, value)


@pytest.mark.parametrize("expression", ["", "98", "> much", "in a", "exists 3", "~ x"])
def test_what_is_no_expression_is_refused(expression):
    """It is found when it is written, not when it is asked."""
    with pytest.raises(ValueError, match=r"needs|write"):
        check_expression(expression)


def test_places_are_filled_and_quoted():
    """A name with a slash stays one part of a path; what nobody knows stops the text from being used."""
    values = {"asset.name": "a/b"}
    assert fill("/x/{asset.name}", values, quote=lambda text: quote(text, safe="")) == "/x/a%2Fb"
    assert fill_all({"n": ["{asset.name}", 3]}, values) == {"n": ["a/b", 3]}
    with pytest.raises(UnfilledError):
        fill("{asset.state}", values)


def test_a_filled_place_is_not_read_again():
    """A customer's name that looks like a place stays a name."""
    assert fill("{a} {b}", {"a": "{b}", "b": "x"}) == "{b} x"


def test_times_and_rates_read():
    """As people write them."""
    assert duration("800ms") == timedelta(milliseconds=800)
    assert rate("2 in 24h") == (2, timedelta(days=1))
    for wrong in ("soon", "0 in 1h", "2 per day"):
        with pytest.raises(ValueError, match="write a"):
            rate(wrong)


def test_windows_go_round_the_weeks_end():
    """Sa-Mo is three days; the last minute before the end is inside."""
    weekend = (window("Sa-Mo 22:00-24:00"),)
    monday = datetime(2026, 3, 2, 23, 59, tzinfo=UTC)
    assert is_open(weekend, monday)
    assert not is_open(weekend, monday + timedelta(minutes=1))
    assert is_open((), monday)
    for wrong in ("Mo 08:00", "Xx 08:00-09:00", "Mo 09:00-08:00", "Mo 08:00-25:00", "Mo 08:70-09:00"):
        with pytest.raises(ValueError, match="window"):
            window(wrong)
