"""Telling other processes that something new is in the database, and hearing of it."""

from collections.abc import Callable
from threading import Thread
from typing import Any

from django.db import connection, transaction

from ruhepol.core.db.statement import execute
from ruhepol.core.db.watchers import SqliteWatcher, Watcher

CHANNEL_PREFIX = "ruhepol_"


def announce(channel: str, payload: str = "") -> None:
    """Wake the watchers of a channel once the open transaction has committed.

    PostgreSQL carries a NOTIFY (a short payload, never content); on SQLite the watchers see the
    file change by themselves. It is sent after the commit: all commits with a NOTIFY inside wait for one
    another, each for its disk. Should we die in between, the watchers look by themselves within a second.
    """
    if connection.vendor == "postgresql":
        word = (CHANNEL_PREFIX + channel, payload)
        waiting: list[Any] = connection.run_on_commit
        for _, known, _ in waiting:
            if isinstance(known, _Words):
                known.add(word)
                return
        transaction.on_commit(_Words(word), robust=True)


class _Words:
    """Channels with payloads, to be said after the commit in one breath; the same is said once."""

    def __init__(self, word: tuple[str, str]) -> None:
        """Begin with one."""
        self._words = [word]

    def add(self, word: tuple[str, str]) -> None:
        """Say this one, too."""
        if word not in self._words:
            self._words.append(word)

    def __call__(self) -> None:
        """Say all."""
        calls = ", ".join(["pg_notify(%s, %s)"] * len(self._words))
        execute(f"SELECT {calls}", [part for word in self._words for part in word])


def watch(channel: str, on_news: Callable[[], None]) -> Watcher:
    """Call `on_news` (from a thread of its own) soon after every commit that announced the channel.

    It may be called more often than that, and is always called once at the start and after a lost
    connection, so look into the database rather than count the calls. Stop it with `.stop()`.
    """
    watcher = _kind()(CHANNEL_PREFIX + channel, on_news)
    Thread(target=watcher.run, name=f"watch-{channel}", daemon=True).start()
    return watcher


def _kind() -> type[Watcher]:
    if connection.vendor != "postgresql":
        return SqliteWatcher
    from ruhepol.core.db.notified import PostgresWatcher  # noqa: PLC0415  its driver costs 5 MB

    return PostgresWatcher
