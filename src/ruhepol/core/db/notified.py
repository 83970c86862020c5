"""Threads that PostgreSQL notifies; loaded only where it is the database."""

from collections.abc import Callable

import psycopg
from django.db import connections

from ruhepol.core.db.watchers import RECONNECT_SECONDS, Watcher


class PostgresWatcher(Watcher):
    """LISTEN on a connection outside the pool, which a listener would keep for ever."""

    lost = psycopg.Error

    def _watch(self) -> None:
        params = connections["default"].get_connection_params()
        with psycopg.connect(**{**params, "autocommit": True}) as database:
            database.execute(f'LISTEN "{self.channel}"')
            self.on_news()
            while not self._stopped.is_set():
                for note in database.notifies(timeout=RECONNECT_SECONDS, stop_after=1):
                    self._heard(note.payload)

    def _heard(self, _payload: str) -> None:
        self.on_news()


class Listener(PostgresWatcher):
    """Hands on the payload of each notification."""

    def __init__(self, channel: str, on_word: Callable[[str], None]) -> None:
        """Listen to one channel."""
        super().__init__(channel, lambda: None)
        self._on_word = on_word

    def _heard(self, payload: str) -> None:
        self._on_word(payload)
