"""Who counts, and with what: one rule, one test."""

from datetime import timedelta

from ruhepol.insights.figures.fact import NOTHING, fact_of
from tests.people.hours.calendars import ALWAYS, OFFICE
from tests.tickets.story.test_moments import at, story


def told(*words, hours=ALWAYS, from_customer=True, spam=False):
    """Return the fact of a story that begins with a customer's word at noon."""
    return fact_of(story((0, "ASKED"), *words), hours, from_customer=from_customer, spam=spam)


ANSWER = [(10, "ANSWERED"), (10, "WAITING")]
SOLVED = [*ANSWER, (20, "SOLVED"), (50, "CONFIRMED", 1), (50, "CLOSED", 1)]


def test_a_plain_case():
    """Answered after ten minutes, solved after twenty; the time until the customer's yes is not counted."""
    fact = told(*SOLVED)
    assert (fact.asked_at, fact.answered_at, fact.ended_at) == (at(0), at(10), at(50))
    assert (fact.first_response, fact.resolution) == (600, 1200)
    assert (fact.first_contact, fact.reopened, fact.confirmed, fact.dismissed) == (True, False, True, False)


def test_an_unsolved_ticket_has_no_say_in_solutions():
    """A claim that the customer has not answered yet is no solution."""
    fact = told(*ANSWER, (20, "SOLVED"))
    assert (fact.ended_at, fact.resolution, fact.first_contact, fact.dismissed) == (None, None, None, None)


def test_after_reopening_the_time_runs_on():
    """Resolution is measured from the first word to the claim that stood."""
    fact = told(*ANSWER, (20, "SOLVED"), (60, "REOPENED"), (90, "SOLVED"), (99, "SILENT"), (99, "CLOSED"))
    assert (fact.resolution, fact.reopened, fact.first_contact, fact.confirmed) == (
        90 * 60,
        True,
        False,
        False,
    )


def test_a_second_question_is_no_first_contact_solution():
    """Whoever had to write again was not helped at first contact, nor was one who got two answers."""
    assert told(*ANSWER, (15, "ASKED"), (20, "SOLVED"), (30, "SILENT"), (30, "CLOSED")).first_contact is False
    assert (
        told(*ANSWER, (15, "ANSWERED"), (20, "SOLVED"), (30, "SILENT"), (30, "CLOSED")).first_contact is False
    )


def test_what_an_agent_closes_without_asking_is_no_solution():
    """It is shown by itself, and improves no other figure."""
    fact = told(*ANSWER, (20, "CLOSED"))
    assert (fact.resolution, fact.first_contact, fact.confirmed, fact.dismissed) == (None, None, None, True)


def test_a_customer_who_withdraws_unanswered_was_not_solved():
    """Closed by the customer before anybody answered: no answer, no solution."""
    fact = told((20, "CLOSED", 1))
    assert (fact.first_response, fact.resolution, fact.dismissed) == (None, None, False)


def test_spam_and_our_own_beginnings_count_nowhere():
    """Nobody asked, so nobody waited."""
    assert told(*SOLVED, spam=True) == NOTHING
    assert told(*SOLVED, from_customer=False) == NOTHING
    assert fact_of(story((0, "ANSWERED")), ALWAYS, from_customer=True, spam=False) == NOTHING


def test_working_time_leaves_nights_out():
    """Asked on Monday at 13:00 in Berlin, answered a day later: eight working hours."""
    fact = told((24 * 60, "ANSWERED"), hours=OFFICE)
    assert timedelta(seconds=fact.first_response) == timedelta(hours=24)
    assert timedelta(seconds=fact.first_response_working) == timedelta(hours=8)
