"""Telling other processes that something new is in the database, and hearing of it."""

from collections.abc import Callable
from threading import Thread

from django.db import connection

from ruhepol.core.db.watchers import SqliteWatcher, Watcher

CHANNEL_PREFIX = "ruhepol_"


def announce(channel: str, payload: str = "") -> None:
    """Wake the watchers of a channel when the open transaction commits.

    PostgreSQL carries a NOTIFY (a short payload, never content); on SQLite the watchers see the
    file change by themselves.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL_PREFIX + channel, payload])


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
