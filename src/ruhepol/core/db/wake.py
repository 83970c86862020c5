"""Telling other processes that something new is in the database, and hearing of it."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from typing import Any

from django.db import connection, transaction

from ruhepol.core.db.watchers import SqliteWatcher, Watcher

CHANNEL_PREFIX = "ruhepol_"


def announce(channel: str, payload: str = "") -> None:
    """Wake the watchers of a channel once the open transaction has committed.

    PostgreSQL carries a NOTIFY (a short payload, never content); on SQLite the watchers see the
    file change by themselves. It is sent after the commit: all commits with a NOTIFY inside wait for one
    another, each for its disk. Should we die in between, the watchers look by themselves within a second.
    """
    if connection.vendor == "postgresql":
        word = _Word(CHANNEL_PREFIX + channel, payload)
        said: list[Any] = connection.run_on_commit
        if all(known != word for _, known, _ in said):
            transaction.on_commit(word, robust=True)


@dataclass(frozen=True)
class _Word:
    """What is to be said after the commit; the same is said once."""

    channel: str
    payload: str

    def __call__(self) -> None:
        """Say it."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [self.channel, self.payload])


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
