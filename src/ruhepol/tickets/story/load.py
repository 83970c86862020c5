"""Reading stories from event rows, many tickets in two queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ruhepol.core.actors import ActorKind
from ruhepol.core.db.bundle import once_until_news
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.models import EventRow
from ruhepol.tickets.events import (
    MessageQueued,
    MessageReceived,
    SolutionConfirmed,
    SolutionUnanswered,
    TicketAbsorbed,
    TicketClosed,
    TicketReopened,
    TicketSolved,
    TicketWaiting,
)
from ruhepol.tickets.models import Message, Ticket
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

_Event = tuple[str, datetime, str, dict[str, Any]]
_Words = tuple[int, int, datetime, int | None, str]
_Said = Mapping[int, tuple[int, datetime, int | None, str]]


def stories(ticket_ids: Collection[int]) -> dict[int, Story]:
    """Return the story of each ticket; one without events has an empty story."""
    said: _Said = {row[0]: row[1:] for row in _messages(ticket_ids)}
    moments: dict[int, list[Moment]] = defaultdict(list)
    absorbed: dict[int, set[int]] = defaultdict(set)
    for name, at, actor_kind, data in _events(ticket_ids):
        if name == TicketAbsorbed.name:
            absorbed[data["ticket_id"]].update(data["message_ids"])
            continue
        spoken = said.get(data["message_id"]) if name in SPOKEN else None
        if name == MessageQueued.name and not (spoken and spoken[2]):
            continue  # nobody waits for a machine's words: an automatic reply answers nothing
        when = spoken[1] if spoken else at
        moment = Moment(when, MEANING[name], by_customer=actor_kind == ActorKind.CUSTOMER)
        moments[data["ticket_id"]].append(moment)
    for ticket_id, message_ids in absorbed.items():
        moments[ticket_id] = _in_order(
            [*moments[ticket_id], *_spoken_elsewhere(ticket_id, message_ids, said)]
        )
    return {ticket_id: Story.tell(moments[ticket_id]) for ticket_id in ticket_ids}


def story_of(held: Ticket) -> Story:
    """Return the story of a ticket the caller holds; clocks and figures of one event read it together."""
    return once_until_news(("story", held.pk), lambda: stories([held.pk])[held.pk])


def _spoken_elsewhere(ticket_id: int, message_ids: Iterable[int], said: _Said) -> Iterator[Moment]:
    """Tell what was said in a ticket that was merged in; what went back since is not told."""
    for place, at, agent_id, kind in (said[key] for key in message_ids if key in said):
        if place != ticket_id:
            continue
        if kind == Message.Kind.CUSTOMER:
            yield Moment(at, What.ASKED, by_customer=True)
        elif agent_id:
            yield Moment(at, What.ANSWERED)


def _in_order(moments: Iterable[Moment]) -> list[Moment]:
    return sorted(moments, key=lambda moment: moment.at)


def _heard() -> QuerySet[EventRow, _Event]:
    rows = EventRow.objects.filter(name__in=[*MEANING, TicketAbsorbed.name]).order_by("id")
    return rows.values_list("name", "at", "actor_kind", "data")


def _said() -> QuerySet[Message, _Words]:
    """When each public message was said, by which agent (None: a customer or machine), and its kind."""
    rows = Message.objects.exclude(kind=Message.Kind.NOTE).order_by()
    return rows.values_list("id", "ticket", "created_at", "agent_id", "kind")


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
