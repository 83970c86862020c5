"""Histories of tickets for the tests, lived through by the real services under a held clock."""

from datetime import timedelta

from hypothesis import strategies as st

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.insights.services.facts import record
from ruhepol.tickets.models import Solution, Ticket
from ruhepol.tickets.services.receive import receive
from ruhepol.tickets.services.reply import reply
from ruhepol.tickets.services.solve import close, close_unanswered, confirm, decline, reopen, solve
from tests.factories.tickets import make_ticket
from tests.world import NOON

STEPS = ("ask", "reply", "machine", "solve", "yes", "no", "silence", "close", "withdraw", "reopen")
histories = st.lists(
    st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 4000)), max_size=6), min_size=1, max_size=5
)


def live(world, history, *, team=None):
    """Live one ticket's history of (step, minutes to wait before it); a step that cannot be is left out."""
    ticket = make_ticket(contact=world.kim, team=team)
    for step, minutes in history:
        clock.advance(timedelta(minutes=minutes))
        ticket.refresh_from_db()
        _step(world, ticket, step)
    return ticket


def _step(world, ticket, step):
    claim = Solution.objects.filter(ticket=ticket, outcome="").first()
    ada, kim = world.ada.actor, world.kim.customer.actor
    match step:
        case "ask":
            receive(contact=world.kim, channel="email", text="Und?", ticket=ticket, by=SYSTEM)
        case "reply" | "machine" if ticket.status != Ticket.Status.CLOSED:
            reply(ticket=ticket, text="Ja.", by=ada if step == "reply" else SYSTEM, wait=step == "reply")
        case "solve" if not ticket.is_over:
            solve(ticket=ticket, by=ada)
        case "yes" if claim:
            confirm(ticket=ticket, by=kim)
        case "no" if claim:
            decline(ticket=ticket, by=kim)
        case "silence" if claim:
            clock.advance(max(timedelta(0), claim.silent_at - clock.now()))
            close_unanswered(claim=claim)
        case "close" | "withdraw":
            close(ticket=ticket, by=kim if step == "withdraw" else ada)
        case "reopen":
            reopen(ticket=ticket, by=ada)


def live_all(world, drawn):
    """Live many tickets one after another from noon on, alternating teams, and record their facts."""
    tickets = []
    for number, history in enumerate(drawn):
        with clock.frozen(NOON + timedelta(hours=number)):
            tickets.append(live(world, history, team=world.tech if number % 2 else None))
    record([ticket.pk for ticket in tickets])
    return tickets
