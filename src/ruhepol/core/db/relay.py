"""Passing short words between processes that are not worth a row; where there is one process, nothing."""

from collections.abc import Callable
from threading import Thread

from django.db import connection

from ruhepol.core.db.wake import CHANNEL_PREFIX
from ruhepol.core.db.watchers import Watcher


def hear(channel: str, on_word: Callable[[str], None]) -> Watcher | None:
    """Call `on_word` (from a thread of its own) with each payload announced on the channel from now on.

    None on SQLite, where there is one web process and so nobody to hear.
    """
    if connection.vendor != "postgresql":
        return None
    from ruhepol.core.db.notified import Listener  # noqa: PLC0415  its driver costs 5 MB

    listener = Listener(CHANNEL_PREFIX + channel, on_word)
    Thread(target=listener.run, name=f"hear-{channel}", daemon=True).start()
    return listener
