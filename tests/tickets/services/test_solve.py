"""Solved by the customer's word."""

from datetime import timedelta

import pytest

from ruhepol.core import actors, clock
from ruhepol.core.models import EventRow
from ruhepol.tickets.exceptions import AlreadySolvedError, NotSolvedError
from ruhepol.tickets.models import Solution, Ticket
from ruhepol.tickets.services.receive import receive
from ruhepol.tickets.services.solve import close, close_unanswered, confirm, decline, reopen, solve
from tests.factories.tickets import make_ticket
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


def names(ticket):
    """Return the ticket's events in order."""
    rows = EventRow.objects.filter(stream=f"ticket:{ticket.pk}").order_by("id")
    return [row.name.removeprefix("tickets.") for row in rows]


def test_a_solved_ticket_waits_for_the_customer():
    """Solving asks; it does not close."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    claim = solve(ticket=ticket, by=world.ada.actor)
    ticket.refresh_from_db()
    assert (ticket.status, ticket.closed_at, claim.outcome) == (Ticket.Status.SOLVED, None, "")
    assert names(ticket) == ["MessageReceived", "TicketSolved"]


def test_yes_closes():
    """The customer's yes ends claim and ticket."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    solve(ticket=ticket, by=world.ada.actor)
    claim = confirm(ticket=ticket, by=world.kim.customer.actor)
    ticket.refresh_from_db()
    assert ticket.status == Ticket.Status.CLOSED
    assert claim.outcome == Solution.Outcome.CONFIRMED
    assert names(ticket)[-2:] == ["SolutionConfirmed", "TicketClosed"]


def test_no_reopens():
    """The customer's no puts the ticket back and starts the wait."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    solve(ticket=ticket, by=world.ada.actor)
    decline(ticket=ticket, by=world.kim.customer.actor)
    ticket.refresh_from_db()
    assert ticket.status == Ticket.Status.OPEN
    assert ticket.waiting_since is not None
    assert names(ticket)[-2:] == ["SolutionDeclined", "TicketReopened"]


def test_an_answer_declines():
    """Whoever writes again is not done."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    solve(ticket=ticket, by=world.ada.actor)
    receive(contact=world.kim, channel="email", text="Geht noch nicht.", ticket=ticket, by=actors.SYSTEM)
    ticket.refresh_from_db()
    assert ticket.status == Ticket.Status.OPEN
    assert Solution.objects.get().outcome == Solution.Outcome.DECLINED


def test_silence_closes_after_the_set_time_and_not_before():
    """Five days of silence close; a second less does not."""
    world = make_world()
    with clock.frozen(NOON):
        ticket = make_ticket(contact=world.kim)
        claim = solve(ticket=ticket, by=world.ada.actor)
        clock.advance(timedelta(days=5, seconds=-1))
        assert close_unanswered(claim=claim) is False
        clock.advance(timedelta(seconds=1))
        assert close_unanswered(claim=claim) is True
        assert close_unanswered(claim=claim) is False
    ticket.refresh_from_db()
    assert ticket.status == Ticket.Status.CLOSED
    assert Solution.objects.get().outcome == Solution.Outcome.SILENT


def test_a_customer_who_closes_a_solved_ticket_has_confirmed_it():
    """Closing in the portal is a yes."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    solve(ticket=ticket, by=world.ada.actor)
    close(ticket=ticket, by=world.kim.customer.actor)
    assert Solution.objects.get().outcome == Solution.Outcome.CONFIRMED


def test_an_agent_who_closes_a_solved_ticket_has_not_confirmed_it():
    """Only the customer can say that it is solved."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    solve(ticket=ticket, by=world.ada.actor)
    close(ticket=ticket, by=world.ada.actor)
    assert Solution.objects.get().outcome == Solution.Outcome.WITHDRAWN


def test_reopening_a_closed_ticket_starts_the_wait_only_for_a_customer():
    """An agent who reopens does not invent a waiting customer."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    close(ticket=ticket, by=world.ada.actor)
    assert reopen(ticket=ticket, by=world.ada.actor).waiting_since is None
    close(ticket=ticket, by=world.ada.actor)
    assert reopen(ticket=ticket, by=world.kim.customer.actor).waiting_since is not None


def test_claims_cannot_be_made_twice_or_answered_without_one():
    """Wrong order is refused in words."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    with pytest.raises(NotSolvedError):
        confirm(ticket=ticket, by=world.kim.customer.actor)
    solve(ticket=ticket, by=world.ada.actor)
    with pytest.raises(AlreadySolvedError):
        solve(ticket=ticket, by=world.ada.actor)
