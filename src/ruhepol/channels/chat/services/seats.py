"""Agents are there for chats, or away."""

from django.db import transaction

from ruhepol.channels.chat.events import SeatChanged
from ruhepol.channels.chat.models import Chat, Seat
from ruhepol.channels.chat.selectors import GONE
from ruhepol.channels.chat.services.take import leave
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM, Actor
from ruhepol.core.db.rows import update
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Agent

MOST = 20


@transaction.atomic
def sit(*, agent: Agent, by: Actor, available: bool, capacity: int | None = None) -> Seat:
    """Say whether an agent takes chats, and how many at once. Who goes away leaves all chats to the queue.

    Publishes SeatChanged, and ChatLeft for each chat. Raises ValueError for a capacity outside 1 to 20.
    """
    now = clock.now()
    seat, _ = Seat.objects.select_for_update().get_or_create(
        agent=agent, defaults={"since": now, "alive_at": now}
    )
    if capacity is not None:
        if not 1 <= capacity <= MOST:
            raise ValueError("a capacity is 1 to 20")
        seat.capacity = capacity
    if seat.is_available != available:
        seat.is_available, seat.since = available, now
    seat.alive_at = now
    update(seat, "is_available", "capacity", "since", "alive_at")
    publish(SeatChanged(seat_id=seat.pk, is_available=available), by=by)
    if not available:
        _leave_all(agent, by=by, gone=False)
    return seat


def stay(*, agent: Agent) -> bool:
    """Note that an agent's page is open; tell whether the agent is available. No event: nothing happened."""
    return Seat.objects.filter(agent=agent, is_available=True).update(alive_at=clock.now()) > 0


def miss_the_gone() -> int:
    """Take agents whose browsers have been silent for away, and send their chats back into the queue.

    Publishes SeatChanged and ChatLeft. Returns how many were gone.
    """
    gone = Seat.objects.filter(is_available=True, alive_at__lte=clock.now() - GONE).select_related("agent")
    return sum(_take_for_away(seat) for seat in gone)


@transaction.atomic
def _take_for_away(seat: Seat) -> bool:
    now = clock.now()
    silent = Seat.objects.filter(pk=seat.pk, is_available=True, alive_at__lte=now - GONE)
    if not silent.update(is_available=False, since=now):
        return False  # a sign of life came in between
    publish(SeatChanged(seat_id=seat.pk, is_available=False), by=SYSTEM)
    _leave_all(seat.agent, by=SYSTEM, gone=True)
    return True


def _leave_all(agent: Agent, *, by: Actor, gone: bool) -> None:
    for chat in Chat.objects.filter(agent=agent, state=Chat.State.TALKING).order_by("pk"):
        leave(chat=chat, by=by, gone=gone)
