"""Reading stories from event rows, many tickets in two queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from ruhepol.core.actors import ActorKind
from ruhepol.core.models import EventRow
from ruhepol.tickets.events import (
    MessageQueued,
    MessageReceived,
    SolutionConfirmed,
    SolutionUnanswered,
    TicketClosed,
    TicketReopened,
    TicketSolved,
    TicketWaiting,
)
from ruhepol.tickets.models import Message
from ruhepol.tickets.story.moments import Moment, Story, What

MEANING = {
    MessageReceived.name: What.ASKED,
    MessageQueued.name: What.ANSWERED,
    TicketWaiting.name: What.WAITING,
    TicketSolved.name: What.SOLVED,
    SolutionConfirmed.name: What.CONFIRMED,
    SolutionUnanswered.name: What.SILENT,
    TicketClosed.name: What.CLOSED,
    TicketReopened.name: What.REOPENED,
}
SPOKEN = {MessageReceived.name, MessageQueued.name}


def stories(ticket_ids: Collection[int]) -> dict[int, Story]:
    """Return the story of each ticket; one without events has an empty story."""
    said = _messages(ticket_ids)
    moments: dict[int, list[Moment]] = defaultdict(list)
    for name, at, actor_kind, data in _rows(ticket_ids):
        spoken = said.get(data["message_id"]) if name in SPOKEN else None
        if name == MessageQueued.name and not (spoken and spoken[1]):
            continue  # nobody waits for a machine's words: an automatic reply answers nothing
        when = spoken[0] if spoken else at
        moment = Moment(when, MEANING[name], by_customer=actor_kind == ActorKind.CUSTOMER)
        moments[data["ticket_id"]].append(moment)
    return {ticket_id: Story.tell(moments[ticket_id]) for ticket_id in ticket_ids}


def _rows(ticket_ids: Iterable[int]) -> Iterable[tuple[str, datetime, str, dict[str, int]]]:
    streams = [f"ticket:{ticket_id}" for ticket_id in ticket_ids]
    rows = EventRow.objects.filter(stream__in=streams, name__in=MEANING).order_by("id")
    return rows.values_list("name", "at", "actor_kind", "data")


def _messages(ticket_ids: Iterable[int]) -> dict[int, tuple[datetime, int | None]]:
    """Return when each public message was said, and by which agent; None for customers and machines."""
    said = Message.objects.filter(ticket_id__in=ticket_ids).exclude(kind=Message.Kind.NOTE)
    rows = said.order_by().values_list("id", "created_at", "agent_id")
    return {message_id: (at, agent_id) for message_id, at, agent_id in rows}
