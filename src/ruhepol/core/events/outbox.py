"""Writing events and handing them to receivers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.base import Event
from ruhepol.core.models import EventRow

E = TypeVar("E", bound=Event)
Receiver = Callable[[Any], None]

_receivers: dict[str, list[Receiver]] = {}
_cause: ContextVar[tuple[int, int] | None] = ContextVar("event_cause", default=None)


def receiver(event_type: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Subscribe a function to an event. It runs in a worker, at least once, in its own transaction."""

    def subscribe(func: Callable[[E], None]) -> Callable[[E], None]:
        _receivers.setdefault(event_type.name, []).append(func)
        return func

    return subscribe


def receivers_of(name: str) -> list[Receiver]:
    """Return the receivers of an event name in the order they subscribed."""
    return list(_receivers.get(name, []))


def publish(event: Event, *, by: Actor) -> EventRow:
    """Write the event in the open transaction and queue its delivery.

    Raises RuntimeError outside a transaction: an event must live and die with what it reports.
    """
    if not transaction.get_connection().in_atomic_block:
        message = f"{event.name} was published outside a transaction"
        raise RuntimeError(message)
    cause = _cause.get()
    row = EventRow.objects.create(
        name=event.name,
        stream=event.stream,
        at=clock.now(),
        actor_kind=by.kind,
        actor_id=by.id,
        data=event.data(),
        cause_id=cause[0] if cause else None,
        depth=cause[1] + 1 if cause else 0,
    )
    if _receivers.get(event.name):
        from ruhepol.core.tasks import deliver  # noqa: PLC0415  tasks import the outbox

        deliver.enqueue(event_id=row.pk)
    return row


@contextmanager
def caused_by(row: EventRow) -> Iterator[None]:
    """Mark every event published inside the block as a consequence of `row`."""
    token = _cause.set((row.pk, row.depth))
    try:
        yield
    finally:
        _cause.reset(token)
