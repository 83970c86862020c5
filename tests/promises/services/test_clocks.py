"""Clocks start, pause, stop and are judged by what happens to tickets."""

from datetime import date
from random import Random

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.people.services.calendars import create_calendar, set_day
from ruhepol.promises.models import Clock
from ruhepol.promises.services.clocks import keep_clocks
from ruhepol.promises.services.sweep import note_broken
from ruhepol.tickets.services.receive import receive
from ruhepol.tickets.services.reply import reply
from ruhepol.tickets.services.solve import decline, solve
from ruhepol.tickets.services.sort import move, set_tags
from tests.factories.tickets import make_ticket
from tests.people.hours.calendars import at
from tests.promises.stage import HOUR, MINUTE, broken, clocks, promise
from tests.world import NOON


def test_a_ticket_is_due_by_its_nearest_promise(world, run_jobs):
    """The first answer is due first; once given, nothing is due while the customer has the word."""
    promise()
    ticket = make_ticket(contact=world.kim)
    run_jobs()
    ticket.refresh_from_db()
    assert ticket.due_at == NOON + HOUR
    clock.advance(30 * MINUTE)
    reply(ticket=ticket, text="Läuft.", by=world.ada.actor)
    run_jobs()
    ticket.refresh_from_db()
    assert ticket.due_at is None
    assert clocks(ticket) == [("first_response", 60, True), ("resolution", None, None)]


def test_every_further_word_starts_a_clock_of_its_own(world, run_jobs):
    """The customer's next question has two hours, and the solution's clock runs again."""
    promise()
    ticket = make_ticket(contact=world.kim)
    reply(ticket=ticket, text="Läuft.", by=world.ada.actor)
    clock.advance(HOUR)
    receive(contact=world.kim, channel="email", text="Nein.", ticket=ticket, by=SYSTEM)
    run_jobs()
    assert clocks(ticket)[1:] == [("resolution", 1440 + 60, None), ("next_response", 180, None)]


def test_a_broken_promise_cannot_be_moved_away(world, run_jobs):
    """Handing a late ticket to a slower team leaves the promise broken."""
    promise(resolution_minutes=None, team=world.tech)
    ticket = make_ticket(contact=world.kim, team=world.tech)
    run_jobs()
    clock.advance(2 * HOUR)
    note_broken()
    move(ticket=ticket, to=None, by=world.ada.actor)
    run_jobs()
    assert clocks(ticket) == [("first_response", 60, False)]


def test_a_declined_solution_runs_on(world, run_jobs):
    """After the customer's no, the solution's clock has the time it had left."""
    promise(first_response_minutes=None, next_response_minutes=None, resolution_minutes=60)
    ticket = make_ticket(contact=world.kim)
    clock.advance(30 * MINUTE)
    solve(ticket=ticket, by=world.ada.actor)
    run_jobs()
    assert clocks(ticket) == [("resolution", 60, True)]
    clock.advance(5 * HOUR)
    decline(ticket=ticket, by=world.kim.customer.actor)
    run_jobs()
    assert clocks(ticket) == [("resolution", 360, None)]


def test_a_new_holiday_moves_what_still_runs_and_no_verdict(world, run_jobs):
    """Running clocks follow their calendar; a decided promise keeps its verdict."""
    office = create_calendar(name="Büro", by=SYSTEM)
    promise(calendar=office, first_response_minutes=480, resolution_minutes=None)
    early, late = make_ticket(contact=world.kim), make_ticket(contact=world.kim)
    reply(ticket=early, text="Ja.", by=world.ada.actor)
    run_jobs()
    late.refresh_from_db()
    assert late.due_at == at("2026-03-03T13:00")
    set_day(calendar=office, day=date(2026, 3, 3), opening=[], by=SYSTEM)
    run_jobs()
    late.refresh_from_db()
    assert late.due_at == at("2026-03-04T13:00")
    assert Clock.objects.get(ticket=early).due_at == at("2026-03-03T13:00")


def test_a_calendar_can_take_a_breach_back(world, run_jobs):
    """A holiday entered late means that nobody was late; one that changes nothing tells nobody twice."""
    office = create_calendar(name="Büro", by=SYSTEM)
    promise(calendar=office, first_response_minutes=60, resolution_minutes=None)
    ticket = make_ticket(contact=world.kim)
    run_jobs()
    clock.advance(2 * HOUR)
    note_broken()
    set_day(calendar=office, day=date(2026, 7, 1), opening=[], by=SYSTEM)
    run_jobs()
    assert (note_broken(), broken(), clocks(ticket)) == (0, 1, [("first_response", 60, False)])
    set_day(calendar=office, day=date(2026, 3, 2), opening=[], by=SYSTEM)
    run_jobs()
    [row] = Clock.objects.all()
    assert (row.kept, row.due_at) == (None, at("2026-03-03T10:00"))


def test_spam_and_our_own_beginnings_are_promised_nothing(world, run_jobs):
    """Nobody waits for an answer to spam, and nobody asked where we wrote first."""
    promise()
    spam = make_ticket(contact=world.kim)
    run_jobs()
    set_tags(ticket=spam, names=["spam"], by=world.ada.actor)
    ours = make_ticket(contact=world.kim, begun_by="agent")
    run_jobs()
    spam.refresh_from_db()
    assert (clocks(spam), clocks(ours), spam.due_at) == ([], [], None)


def test_repeating_and_shuffling_changes_nothing(world, run_jobs):
    """Receivers may run twice, late and in any order: the rows end the same."""
    promise()
    tickets = [make_ticket(contact=world.kim) for _ in range(3)]
    for ticket in tickets:
        clock.advance(7 * MINUTE)
        reply(ticket=ticket, text="Ja.", by=world.ada.actor)
        receive(contact=world.kim, channel="email", text="Nein.", ticket=ticket, by=SYSTEM)
    run_jobs()
    columns = ("ticket_id", "kind", "started_at", "due_at", "met_at", "kept", "pauses")
    expected = list(Clock.objects.order_by("ticket_id", "id").values_list(*columns))
    again = [ticket.pk for ticket in tickets] * 3
    Random(7).shuffle(again)  # noqa: S311  any order will do
    for ticket_id in again:
        keep_clocks(ticket_id=ticket_id)
    assert list(Clock.objects.order_by("ticket_id", "id").values_list(*columns)) == expected
