"""Handing an event to one receiver, in a worker."""

import structlog

from ruhepol.core.events.base import revive
from ruhepol.core.events.outbox import caused_by, receivers_of
from ruhepol.core.models import EventRow

log = structlog.get_logger(__name__)


def deliver_to(*, event_id: int, receiver: str) -> None:
    """Call one receiver (by its dotted path) with one event, in the caller's transaction.

    A receiver that a later version no longer has is passed over: its event was not for this version.
    """
    row = EventRow.objects.get(pk=event_id)
    react = receivers_of(row.name).get(receiver)
    if react is None:
        log.warning("an event has lost its receiver", receiver=receiver, event_id=event_id)
        return
    with caused_by(row):
        react(revive(row.name, row.data))
