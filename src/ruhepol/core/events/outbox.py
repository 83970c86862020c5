"""Writing events and queueing their delivery."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.db import wake
from ruhepol.core.db.bundle import tell_news
from ruhepol.core.db.prepared import Prepared
from ruhepol.core.db.rows import insert
from ruhepol.core.events.base import Event
from ruhepol.core.jobs.along import follow
from ruhepol.core.jobs.backend import job_for
from ruhepol.core.jobs.errors import GiveUp
from ruhepol.core.models import EventRow, Job

E = TypeVar("E", bound=Event)
Receiver = Callable[[Any], None]

DEEPEST = 20

_NEWEST = Prepared(lambda: EventRow.objects.order_by("-pk").values_list("pk", flat=True)[:1])

_receivers: dict[str, dict[str, Receiver]] = {}
_replays: set[str] = set()
_cause: ContextVar[tuple[int, int] | None] = ContextVar("event_cause", default=None)
_replaying: ContextVar[bool] = ContextVar("event_replaying", default=False)


class EventLoop(GiveUp):
    """Events keep causing events; the chain is cut here and the job shown among the dead."""


def receiver(
    *event_types: type[E], replays: bool = False
) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Subscribe a function to events. It runs in a worker, in a transaction, retried alone.

    `replays` marks a receiver that only derives something of our own (an index, a clock, a figure) and so
    also hears of imported history; one that reaches a person or another system must leave it False.
    """

    def subscribe(func: Callable[[E], None]) -> Callable[[E], None]:
        path = f"{func.__module__}.{func.__qualname__}"
        for event_type in event_types:
            _receivers.setdefault(event_type.name, {})[path] = func
        if replays:
            _replays.add(path)
        return func

    return subscribe


def newest_event() -> int:
    """Return the number of the newest event; 0 before the first."""
    return _NEWEST.first() or 0


def receivers_of(name: str) -> dict[str, Receiver]:
    """Return the receivers of an event name by dotted path, in the order they subscribed."""
    return dict(_receivers.get(name, {}))


def publish(event: Event, *, by: Actor, heard_at: datetime | None = None) -> EventRow:
    """Write the event in the open transaction and queue its delivery, for a later moment where one is given.

    Raises RuntimeError outside a transaction: an event must live and die with what it reports.
    Raises EventLoop when the chain of causes is longer than `DEEPEST`.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{event.name} was published outside a transaction")
    cause, depth = _cause.get() or (None, -1)
    if depth >= DEEPEST:
        raise EventLoop(f"{event.name} is {depth + 1} events deep, caused by event {cause}")
    row = insert(
        EventRow(
            name=event.name,
            stream=event.stream,
            at=clock.now(),
            actor_kind=by.kind,
            actor_id=by.id,
            data=event.data(),
            cause_id=cause,
            depth=depth + 1,
        )
    )
    tell_news(("event", row.pk), (row.name, row.data, row.depth))
    wake.announce("events")
    if paths := _receivers.get(row.name):
        follow(_retold(row, paths) if _replaying.get() else [_told(row, heard_at)])
    return row


def delivery(event_id: int, receiver: str = "", *, unique_key: str | None = None) -> Job:
    """Return the unsaved job that hands an event to all its receivers, or to one of them."""
    from ruhepol.core.tasks import deliver  # noqa: PLC0415  tasks import the outbox

    call: dict[str, Any] = {"event_id": event_id}
    return job_for(deliver, (), call | {"receiver": receiver} if receiver else call, unique_key=unique_key)


def _told(row: EventRow, at: datetime | None) -> Job:
    """Return the one delivery of an event, for now or for later."""
    job = delivery(row.pk)
    job.run_at = at or job.run_at
    return job


def _retold(row: EventRow, paths: Iterable[str]) -> list[Job]:
    """Return one delivery for each receiver that derives and stream, whatever waits already."""
    derive = [path for path in paths if path in _replays]
    return [delivery(row.pk, path, unique_key=f"replay:{path}:{row.stream}") for path in derive]


@contextmanager
def replaying() -> Iterator[None]:
    """Write history inside the block: events are kept, but nobody outside is told of them.

    A receiver that derives (`replays`) hears of a stream once, however many events wait for it: it reads
    the whole story anyway.
    """
    token = _replaying.set(True)
    try:
        yield
    finally:
        _replaying.reset(token)


@contextmanager
def caused_by(event_id: int, depth: int) -> Iterator[None]:
    """Mark every event published inside the block as a consequence of this one."""
    token = _cause.set((event_id, depth))
    try:
        yield
    finally:
        _cause.reset(token)
