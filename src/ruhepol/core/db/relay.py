"""Passing short words between processes that are not worth a row; where there is one process, nothing."""

from collections.abc import Callable
from threading import Thread

import psycopg
from django.db import connection, connections

from ruhepol.core.db.wake import CHANNEL_PREFIX
from ruhepol.core.db.watchers import RECONNECT_SECONDS, Watcher


class _Listener(Watcher):
    """Hands on the payload of each notification."""

    def __init__(self, channel: str, on_word: Callable[[str], None]) -> None:
        super().__init__(channel, lambda: None)
        self._on_word = on_word

    def _watch(self) -> None:
        params = connections["default"].get_connection_params()
        with psycopg.connect(**{**params, "autocommit": True}) as database:
            database.execute(f'LISTEN "{self.channel}"')
            while not self._stopped.is_set():
                for note in database.notifies(timeout=RECONNECT_SECONDS, stop_after=1):
                    self._on_word(note.payload)


def hear(channel: str, on_word: Callable[[str], None]) -> Watcher | None:
    """Call `on_word` (from a thread of its own) with each payload announced on the channel from now on.

    None on SQLite, where there is one web process and so nobody to hear.
    """
    if connection.vendor != "postgresql":
        return None
    listener = _Listener(CHANNEL_PREFIX + channel, on_word)
    Thread(target=listener.run, name=f"hear-{channel}", daemon=True).start()
    return listener
