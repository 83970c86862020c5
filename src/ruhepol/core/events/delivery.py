"""Handing an event to one receiver, in a worker."""

import json
from typing import Any

import structlog
from django.db import connection

from ruhepol.core.events.base import revive
from ruhepol.core.events.outbox import caused_by, receivers_of

log = structlog.get_logger(__name__)


def deliver_to(*, event_id: int, receiver: str) -> None:
    """Call one receiver (by its dotted path) with one event, in the caller's transaction.

    A receiver that a later version no longer has is passed over: its event was not for this version.
    """
    name, data, depth = _load(event_id)
    react = receivers_of(name).get(receiver)
    if react is None:
        log.warning("an event has lost its receiver", receiver=receiver, event_id=event_id)
        return
    with caused_by(event_id, depth):
        react(revive(name, data))


def _load(event_id: int) -> tuple[str, dict[str, Any], int]:
    """Read what a delivery needs, by hand: it is the most frequent query of a worker."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, data, depth FROM core_eventrow WHERE id = %s", [event_id])
        name, data, depth = cursor.fetchone()
    return name, json.loads(data), depth
