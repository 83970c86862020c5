"""Reading stories from event rows, many tickets in two queries."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import QuerySet

from ruhepol.core.actors import ActorKind
from ruhepol.core.db.prepared import Prepared, Slot
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

_Event = tuple[str, datetime, str, dict[str, int]]
_Words = tuple[int, datetime, int | None]


def stories(ticket_ids: Collection[int]) -> dict[int, Story]:
    """Return the story of each ticket; one without events has an empty story."""
    said = {message_id: (at, agent_id) for message_id, at, agent_id in _messages(ticket_ids)}
    moments: dict[int, list[Moment]] = defaultdict(list)
    for name, at, actor_kind, data in _events(ticket_ids):
        spoken = said.get(data["message_id"]) if name in SPOKEN else None
        if name == MessageQueued.name and not (spoken and spoken[1]):
            continue  # nobody waits for a machine's words: an automatic reply answers nothing
        when = spoken[0] if spoken else at
        moment = Moment(when, MEANING[name], by_customer=actor_kind == ActorKind.CUSTOMER)
        moments[data["ticket_id"]].append(moment)
    return {ticket_id: Story.tell(moments[ticket_id]) for ticket_id in ticket_ids}


def _heard() -> QuerySet[EventRow, _Event]:
    rows = EventRow.objects.filter(name__in=MEANING).order_by("id")
    return rows.values_list("name", "at", "actor_kind", "data")


def _said() -> QuerySet[Message, _Words]:
    """When each public message was said, and by which agent; None for customers and machines."""
    rows = Message.objects.exclude(kind=Message.Kind.NOTE).order_by()
    return rows.values_list("id", "created_at", "agent_id")


_EVENTS_OF_ONE = Prepared(lambda: _heard().filter(stream=Slot("stream")))
_MESSAGES_OF_ONE = Prepared(lambda: _said().filter(ticket=Slot("ticket")))


def _events(ticket_ids: Collection[int]) -> Sequence[_Event]:
    streams = [f"ticket:{ticket_id}" for ticket_id in ticket_ids]
    if len(streams) == 1:
        return _EVENTS_OF_ONE.all(stream=streams[0])
    return list(_heard().filter(stream__in=streams))


def _messages(ticket_ids: Collection[int]) -> Sequence[_Words]:
    if len(ticket_ids) == 1:
        return _MESSAGES_OF_ONE.all(ticket=next(iter(ticket_ids)))
    return list(_said().filter(ticket__in=ticket_ids))
