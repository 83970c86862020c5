"""Handing an event to its receivers, in a worker."""

import json
from collections.abc import Iterable
from typing import Any

import structlog
from django.db import transaction

from ruhepol.core.db.bundle import news_of
from ruhepol.core.db.statement import execute
from ruhepol.core.events.base import Event, revive
from ruhepol.core.events.outbox import Receiver, caused_by, delivery, receivers_of
from ruhepol.core.jobs import queue

log = structlog.get_logger(__name__)


def deliver_to(*, event_id: int, receiver: str = "") -> None:
    """Call the receivers of an event (or the one named by its dotted path) in the caller's transaction.

    Together they are one step. Where one fails, all of it is undone and each gets a delivery of its own:
    the others are then done, and the failing one is retried alone. A receiver that a later version no
    longer has is passed over: its event was not for this version.
    """
    name, data, depth = _load(event_id)
    heard_by = receivers_of(name)
    wanted = [path for path in heard_by if receiver in {"", path}]
    if not wanted:
        log.warning("an event has lost its receiver", receiver=receiver, event_id=event_id)
        return
    with caused_by(event_id, depth):
        event = revive(name, data)
        if len(wanted) == 1:
            heard_by[wanted[0]](event)
        elif not _all_at_once(event, heard_by.values()):
            queue.insert([delivery(event_id, path) for path in wanted])


def _all_at_once(event: Event, reactions: Iterable[Receiver]) -> bool:
    """Call all; False when one failed and nothing has happened. Its own delivery tells why."""
    try:
        with transaction.atomic():
            for react in reactions:
                react(event)
    except Exception:  # noqa: BLE001  a receiver may raise anything
        return False
    return True


def _load(event_id: int) -> tuple[str, dict[str, Any], int]:
    """Return what a delivery needs: as it was just published in this bundle, or read by hand.

    It is the most frequent query of a worker. Receivers get what JSON makes of an event, either way.
    """
    if told := news_of(("event", event_id)):
        name, data, depth = told
        return name, json.loads(json.dumps(data)), depth
    sql = "SELECT name, data, depth FROM core_eventrow WHERE id = %s"
    name, data, depth = execute(sql, [event_id]).fetchone()
    return name, json.loads(data), depth
