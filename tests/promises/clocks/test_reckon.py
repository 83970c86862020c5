"""When promises are due, and whether they were broken."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ruhepol.people.hours.arithmetic import between
from ruhepol.people.hours.rules import Hours
from ruhepol.promises.clocks.reckon import Due, Kind, Need, Terms, needs, reckon
from ruhepol.tickets.story.moments import Run
from tests.people.hours.calendars import ALWAYS, BERLIN, OFFICE, amounts, calendars, moments
from tests.people.hours.calendars import at as berlin
from tests.tickets.story.test_moments import at, story

HOUR = timedelta(hours=1)


def needed(*words):
    """Return the needs of a story that begins with a customer's word at noon, by kind."""
    return {need.kind: need for need in needs(story((0, "ASKED"), *words))}


def test_a_new_ticket_needs_an_answer_and_a_solution():
    """Two promises begin with the customer's first word."""
    found = needed()
    assert found[Kind.FIRST] == Need(Kind.FIRST, (Run(at(0), None),))
    assert found[Kind.RESOLUTION].started_at == at(0)


def test_a_clock_paused_twice_gives_both_pauses_back():
    """Waiting for the customer moves the solution's time by exactly the waiting, each time."""
    resolution = needed(
        (10, "ANSWERED"), (10, "WAITING"), (40, "ASKED"), (50, "ANSWERED"), (50, "WAITING"), (110, "ASKED"),
    )[Kind.RESOLUTION]  # fmt: skip
    assert resolution.pauses == [(at(10), at(40)), (at(50), at(110))]
    assert reckon(resolution, Terms(2 * HOUR, ALWAYS)) == Due(at(120 + 30 + 60))


def test_a_paused_clock_is_not_due():
    """While the customer is asked, nothing is due, and the pause has no end yet."""
    resolution = needed((10, "ANSWERED"), (10, "WAITING"))[Kind.RESOLUTION]
    assert resolution.pauses == [(at(10), None)]
    assert reckon(resolution, Terms(2 * HOUR, ALWAYS)) == Due(None)


def test_a_pause_outside_working_hours_gives_nothing_back():
    """Waiting overnight does not move a promise that did not run at night anyway."""
    runs = (
        Run(berlin("2026-03-02T16:00"), berlin("2026-03-02T18:00")),
        Run(berlin("2026-03-03T08:00"), None),
    )
    assert reckon(Need(Kind.RESOLUTION, runs), Terms(2 * HOUR, OFFICE)).due_at == berlin("2026-03-03T10:00")


def test_kept_to_the_very_second_is_kept():
    """An answer at the moment it was due is in time; one a microsecond later is not."""
    terms = Terms(HOUR, ALWAYS)
    assert reckon(needed((60, "ANSWERED"))[Kind.FIRST], terms) == Due(at(60))
    late = Need(Kind.FIRST, (Run(at(0), at(60) + timedelta(microseconds=1)),), met_at=at(61))
    assert reckon(late, terms) == Due(at(60), at(60))


def test_an_answer_in_the_night_after_the_last_working_minute_is_in_time():
    """Between closing and opening no working time passes, so nothing is late."""
    run = Run(berlin("2026-03-02T16:00"), berlin("2026-03-02T23:00"))
    due = reckon(Need(Kind.FIRST, (run,), met_at=run.until), Terms(HOUR, OFFICE))
    assert due == Due(berlin("2026-03-02T17:00"))


def test_reopening_goes_on_with_the_time_that_was_left():
    """A solution that did not stand pauses the clock and does not reset it."""
    resolution = needed((30, "SOLVED"), (90, "REOPENED", "by customer"))[Kind.RESOLUTION]
    assert reckon(resolution, Terms(HOUR, ALWAYS)).due_at == at(120)


def test_closing_without_asking_keeps_no_promise():
    """What an agent closes unasked was neither answered nor solved."""
    found = needed((30, "CLOSED"))
    assert (found[Kind.FIRST].met_at, found[Kind.FIRST].dropped_at) == (None, at(30))
    assert (found[Kind.RESOLUTION].met_at, found[Kind.RESOLUTION].dropped_at) == (None, at(30))


def test_nothing_is_due_in_a_calendar_that_never_opens():
    """A mistake in a calendar makes no promise instead of a broken one."""
    never = Hours(BERLIN, ((),) * 7)
    assert reckon(needed()[Kind.FIRST], Terms(HOUR, never)) == Due(None)


@given(calendars(), moments, st.lists(amounts, min_size=1, max_size=6), amounts)
def test_what_was_used_and_what_is_left_is_what_was_allowed(hours, start, lengths, allowed):
    """However often it was paused: the working time of all runs until due is the time allowed."""
    edges = [start]
    for length in lengths:
        edges.append(edges[-1] + length / 7)
    ends = [*edges[1:], None]
    runs = tuple(Run(edge, end) for edge, end in zip(edges[::2], ends[::2], strict=False))
    due = reckon(Need(Kind.RESOLUTION, runs), Terms(allowed, hours))
    if due.due_at is None:
        assert sum((between(hours, r.since, r.until) for r in runs), timedelta()) <= allowed
    else:
        used = (between(hours, r.since, min(r.until or due.due_at, due.due_at)) for r in runs)
        assert sum(used, timedelta()) == allowed
