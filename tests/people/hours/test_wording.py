"""Openings as people write them."""

import pytest

from ruhepol.people.hours.rules import BadHoursError
from ruhepol.people.hours.wording import read, written


@pytest.mark.parametrize(
    ("words", "opening"),
    [
        ("", ()),
        ("9-17", ((540, 1020),)),
        ("9:30 – 12, 13.00—17:15", ((570, 720), (780, 1035))),
        ("13-17; 9-12", ((540, 720), (780, 1020))),
        ("0-24,", ((0, 1440),)),
    ],
)
def test_openings_are_read_as_they_are_written(words, opening):
    """Short or long, with any dash, in any order; what comes out is read the same."""
    assert read(words) == opening
    assert read(written(opening)) == opening


@pytest.mark.parametrize("words", ["nine to five", "9", "17-9", "9-12, 11-13", "9:75-10", "9-25", "9-10-11"])
def test_what_is_no_opening_is_refused(words):
    """A slip of the keyboard closes nothing in silence."""
    with pytest.raises(BadHoursError):
        read(words)
