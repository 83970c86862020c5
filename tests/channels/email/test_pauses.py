"""The pause before a mail is tried again follows what the server said."""

from datetime import timedelta

import pytest

from ruhepol.channels.email.pauses import BUSY, FULL, GREYLISTED, OURS, UNREACHED, pause


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("ConnectionRefusedError: [Errno 111] Connection refused", UNREACHED),
        ("TimeoutError: timed out after 450 s", UNREACHED),
        ("", UNREACHED),
        ("421 4.7.0 too many connections, try again later", BUSY),
        ("450 4.7.1 greylisted, please come back", GREYLISTED),
        ("451 4.3.0 temporary lookup failure", GREYLISTED),
        ("452 4.3.1 insufficient system storage", FULL),
        ("450 4.2.2 mailbox full", FULL),
        ("530 5.7.0 authentication required", OURS),
        ("553 sender not owned by this user", OURS),
    ],
)
def test_the_answer_decides_the_pauses(words, minutes):
    """Each kind of no has its own row of pauses, and the last of it goes on."""
    waits = [pause(attempts=attempts, words=words) for attempts in range(1, 9)]
    last = [minutes[-1]] * (8 - len(minutes))
    assert waits == [timedelta(minutes=number) for number in [*minutes, *last]]


def test_of_several_the_soonest_counts():
    """Who would be taken in five minutes does not wait for somebody's full mailbox."""
    words = "kim@a.example: 452 4.2.2 full\nnora@b.example: 450 4.7.1 greylisted"
    assert pause(attempts=1, words=words) == timedelta(minutes=GREYLISTED[0])


def test_a_mail_never_tried_counts_as_tried_once():
    """The first pause is the shortest there is."""
    assert pause(attempts=0, words="421 busy") == timedelta(minutes=BUSY[0])
