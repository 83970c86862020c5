"""The story of a ticket: who waited, and how it ended."""

from datetime import timedelta

import pytest

from ruhepol.tickets.story.moments import Ending, Moment, Run, Story, Wait, What
from tests.world import NOON


def at(minutes):
    """Return a moment so many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def story(*words):
    """Tell a story of (minute, what) pairs; a third value says that the customer did it."""
    return Story.tell(Moment(at(m), What[what], bool(rest)) for m, what, *rest in words)


def test_the_first_wait_ends_with_a_persons_answer():
    """From the first word to the first answer, whatever the customer adds meanwhile."""
    told = story((0, "ASKED"), (5, "ASKED"), (20, "ANSWERED"), (30, "ASKED"))
    assert told.first_wait() == Wait(at(0), at(20), answered=True)


def test_the_first_wait_of_a_reopened_ticket_runs_on():
    """A solution nobody had asked about does not count as an answer once it is declined."""
    told = story((0, "ASKED"), (10, "SOLVED"), (60, "REOPENED"))
    assert told.first_wait() == Wait(at(0), None, answered=False)
    told = story((0, "ASKED"), (10, "SOLVED"))
    assert told.first_wait() == Wait(at(0), at(10), answered=False)


def test_nobody_waits_where_nobody_asked():
    """A ticket without a customer's word has no wait."""
    assert story((0, "ANSWERED")).first_wait() is None


def test_later_waits_begin_with_the_oldest_unanswered_word():
    """Two messages in a row are one wait; a decline without words is one too."""
    told = story(
        (0, "ASKED"), (1, "ANSWERED"), (10, "ASKED"), (12, "ASKED"), (20, "ANSWERED"), (30, "SOLVED"),
        (40, "REOPENED", "by customer"), (50, "CLOSED"), (60, "REOPENED"), (70, "ASKED"),
    )  # fmt: skip
    assert told.later_waits() == [
        Wait(at(10), at(20), answered=True),
        Wait(at(40), at(50), answered=False),
        Wait(at(70), None, answered=False),
    ]


def test_it_is_our_turn_except_while_the_customer_is_asked():
    """Waiting for the customer and a standing solution pause our turn."""
    told = story(
        (0, "ASKED"), (10, "ANSWERED"), (10, "WAITING"), (40, "ASKED"), (50, "SOLVED"), (90, "REOPENED"),
    )  # fmt: skip
    assert told.runs() == [Run(at(0), at(10)), Run(at(40), at(50)), Run(at(90), None)]


@pytest.mark.parametrize(
    ("words", "ending"),
    [
        ([(1, "SOLVED"), (2, "CONFIRMED", 1), (2, "CLOSED", 1)], Ending.CONFIRMED),
        ([(1, "SOLVED"), (2, "SILENT"), (2, "CLOSED")], Ending.SILENT),
        ([(2, "CLOSED", 1)], Ending.WITHDRAWN),
        ([(1, "SOLVED"), (2, "CLOSED")], Ending.DISMISSED),
        ([(2, "CLOSED")], Ending.DISMISSED),
        (
            [(1, "SOLVED"), (2, "CONFIRMED", 1), (2, "CLOSED", 1), (3, "REOPENED"), (4, "CLOSED")],
            Ending.DISMISSED,
        ),
        ([(1, "SOLVED")], None),
        ([(1, "CLOSED"), (2, "REOPENED")], None),
    ],
)
def test_how_it_ended(words, ending):
    """Only the customer's word or the set silence solves; an earlier word does not outlast reopening."""
    assert story((0, "ASKED"), *words).ending() is ending


def test_the_solution_that_stood_is_the_last_one():
    """After reopening, the earlier claim counts no more."""
    told = story((0, "ASKED"), (5, "SOLVED"), (9, "REOPENED"), (20, "SOLVED"), (30, "SILENT"), (30, "CLOSED"))
    assert told.over_since() == at(20)
    assert told.ended_at() == at(30)


def test_time_never_runs_backwards():
    """A mail that was written before the answer but arrives after it begins a wait at the answer."""
    told = story((0, "ASKED"), (10, "ANSWERED"), (5, "ASKED"))
    assert told.later_waits() == [Wait(at(10), None, answered=False)]
