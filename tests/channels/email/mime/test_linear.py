"""The work of reading grows with a mail's size and no faster, whatever the mail is made of.

Counted are the calls a reading makes. What happens inside one call of a regular expression is not seen that
way: there the bigger mails are the proof, since the square of their size would not end in a test's time.
"""

import sys
from types import FrameType

import pytest

from ruhepol.channels.email.mime.body import MOST_PARTS
from ruhepol.channels.email.mime.parse import parse
from tests.channels.email.mime.hostile import mails

SMALL, BIG, HUGE = mails(4_000), mails(16_000), mails(60_000)
SLACK = 3_000  # calls any mail takes


def calls(raw: bytes) -> int:
    """Return how many calls, of Python and of C, reading a mail takes."""
    count = 0

    def counted(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        parse(raw)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", SMALL)
def test_four_times_the_mail_is_at_most_five_times_the_work(name: str) -> None:
    """Neither loops within loops nor looking again from the start are hidden in the reader."""
    assert calls(BIG[name]) <= 5 * calls(SMALL[name]) + SLACK


@pytest.mark.parametrize("name", HUGE)
def test_a_hostile_mail_is_read_to_its_end_and_not_blown_up(name: str) -> None:
    """What comes out is bounded by what went in."""
    mail = parse(HUGE[name])
    assert len(mail.visible) + len(mail.folded) <= 4 * len(HUGE[name])
    assert len(mail.parts) <= MOST_PARTS
