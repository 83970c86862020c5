"""The events bulk tickets would have left: timeline and figures read them as any others."""

from collections.abc import Iterator
from datetime import datetime

from ruhepol.core.actors import Actor, agent, customer
from ruhepol.core.events.base import Event
from ruhepol.core.models import EventRow
from ruhepol.tickets import events
from ruhepol.tickets.models import Message, Solution


def said(messages: list[Message]) -> Iterator[EventRow]:
    """Yield the events of messages, as their services would have published them."""
    replied = set()
    for message in messages:
        about = {"ticket_id": message.ticket_id, "message_id": message.pk}
        if message.kind == Message.Kind.CUSTOMER:
            event: Event = events.MessageReceived(**about, opened=message.number == 1)
        elif message.kind == Message.Kind.NOTE:
            event = events.NoteAdded(**about)
        else:
            event = events.MessageQueued(**about, first=message.ticket_id not in replied)
            replied.add(message.ticket_id)
        yield _row(event, message.created_at, _hand(message.agent_id, message.customer_id))


def claimed(solutions: list[Solution]) -> Iterator[EventRow]:
    """Yield the events of claims and of the customers' word."""
    for claim in solutions:
        about = {"ticket_id": claim.ticket_id, "solution_id": claim.pk}
        asked, asker = claim.ticket.customer_id, claim.agent_id
        yield _row(events.TicketSolved(**about), claim.claimed_at, _hand(asker, asked))
        if claim.outcome == Solution.Outcome.CONFIRMED and claim.ended_at:
            yield _row(events.SolutionConfirmed(**about), claim.ended_at, customer(asked))


def _hand(agent_id: int | None, customer_id: int | None) -> Actor:
    return agent(agent_id) if agent_id else customer(customer_id or 0)


def _row(event: Event, at: datetime, by: Actor) -> EventRow:
    return EventRow(
        name=event.name,
        stream=event.stream,
        at=at,
        actor_kind=by.kind,
        actor_id=by.id,
        data=event.data(),
    )
