"""Taking many syslog messages at once, each for the source that its key or its sender's address names."""

import time
from collections.abc import Iterable

import structlog
from django.db import transaction

from ruhepol.core import clock
from ruhepol.healing.models import Source
from ruhepol.healing.reading.seen import Seen
from ruhepol.healing.selectors import source_with
from ruhepol.healing.services.take import refuse, take
from ruhepol.healing.syslog.reading import read
from ruhepol.healing.syslog.senders import Senders, senders

log = structlog.get_logger(__name__)

KNOWN_FOR = 5.0  # seconds for which the list of senders is not asked again
SAID_EVERY = 60.0

Told = tuple[str, bytes]
"""The sender's address, and the message as it came."""


class Keeper:
    """What is known of senders; asked anew every few seconds, so that a change counts soon."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._senders, self._sources = Senders(()), dict[int, Source]()
        self._known_until = self._said_at = 0.0

    @transaction.atomic
    def keep(self, told: Iterable[Told]) -> int:
        """Take all messages or, when the database is busy, none; return how many were nobody's."""
        self._look()
        now, strangers = clock.now(), 0
        by_source: dict[int, list[Seen]] = {}
        keys: dict[str, Source | None] = {}
        for address, raw in told:
            message = read(raw, now=now)
            if message.key and message.key not in keys:
                keys[message.key] = source_with(message.key)
            source = keys.get(message.key) or self._sources.get(self._senders.of(address) or 0)
            if source is None:
                strangers += 1
                self._say(address)
                continue
            self._sources.setdefault(source.pk, source)
            by_source.setdefault(source.pk, []).append(message.seen)
        for key, seen in sorted(by_source.items()):
            take(source=self._sources[key], told=seen)
        return strangers

    def refuse(self, address: str, reason: str, beginning: bytes) -> None:
        """Keep what could not be followed where whoever set the source up sees it."""
        self._look()
        if source := self._sources.get(self._senders.of(address) or 0):
            refuse(source=source, form="syslog", reason=reason, payload=beginning)

    def _look(self) -> None:
        if time.monotonic() > self._known_until:
            active = {source.pk: source for source in Source.objects.filter(is_active=True)}
            self._senders = senders((key, source.syslog_from) for key, source in active.items())
            self._sources = active
            self._known_until = time.monotonic() + KNOWN_FOR

    def _say(self, address: str) -> None:
        if time.monotonic() > self._said_at + SAID_EVERY:
            self._said_at = time.monotonic()
            log.warning("syslog from an address that no source names", address=address)
