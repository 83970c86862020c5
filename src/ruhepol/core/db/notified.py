"""Threads that PostgreSQL notifies; loaded only where it is the database."""

from collections.abc import Callable, Sequence

import psycopg
from django.db import connections

from ruhepol.core.db.watchers import POLL_SECONDS, RECONNECT_SECONDS, Watcher


class PostgresWatcher(Watcher):
    """LISTEN on a connection outside the pool, which a listener would keep for ever."""

    lost = psycopg.Error

    def _watch(self) -> None:
        params = connections["default"].get_connection_params()
        with psycopg.connect(**{**params, "autocommit": True}) as database:
            database.execute(f'LISTEN "{self.channel}"')
            self.on_news()
            while not self._stopped.is_set():
                notes = database.notifies(timeout=RECONNECT_SECONDS, stop_after=1)
                self._heard([note.payload for note in notes])

    def _heard(self, _payloads: Sequence[str]) -> None:
        """Look after each commit at first, and every few hundredths of a second while there are many.

        Nothing heard for a while is a reason to look, too: a word may die with who was to say it.
        """
        self.on_news()
        self._stopped.wait(POLL_SECONDS)


class Listener(PostgresWatcher):
    """Hands on the payload of each notification."""

    def __init__(self, channel: str, on_word: Callable[[str], None]) -> None:
        """Listen to one channel."""
        super().__init__(channel, lambda: None)
        self._on_word = on_word

    def _heard(self, payloads: Sequence[str]) -> None:
        for payload in payloads:
            self._on_word(payload)
