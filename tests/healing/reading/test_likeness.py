"""What counts as the same thing again."""

from datetime import timedelta

import pytest

from ruhepol.healing.reading.likeness import fingerprint, slot
from tests.healing.facts import fact
from tests.world import NOON


def mark(body="x", **others):
    """Return the fingerprint of a fact of one source about one asset."""
    return fingerprint(fact(body, **others), source_id=1, asset_id=2)


def test_numbers_ids_and_moments_make_no_difference():
    """The tenth "disk full" is the first one again."""
    one = mark("disk 97 % full, job 0x7f3a in 1f0c9a2be4d1")
    assert one == mark("disk 98 % full, job 0x11 in 99aa22bb33cc")


@pytest.mark.parametrize("other", [{"body": "y"}, {"severity": 13}, {"name": "cpu"}, {"kind": "task"}])
def test_what_says_something_else_is_something_else(other):
    """Words, severity, name and kind tell things apart."""
    assert mark() != mark(**other)


def test_each_asset_and_source_has_its_own():
    """The same words of another server are another thing."""
    marks = {fingerprint(fact("x"), source_id=s, asset_id=a) for s in (1, 2) for a in (None, 1, 2)}
    assert len(marks) == 6


def test_a_slot_is_five_minutes():
    """Both ends belong where they should."""
    assert slot(NOON) == slot(NOON + timedelta(seconds=299)) == NOON
    assert slot(NOON + timedelta(seconds=300)) == NOON + timedelta(minutes=5)
