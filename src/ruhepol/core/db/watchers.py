"""Threads that wait for news; PostgreSQL's are in `notified`, so that nobody else loads its driver."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable
from threading import Event
from typing import ClassVar

import structlog
from django.db import connections

log = structlog.get_logger(__name__)

# A poll costs 2-5 microseconds; every 25 ms keeps news fresh and the machine idle.
POLL_SECONDS = 0.025
RECONNECT_SECONDS = 1.0


class Watcher(ABC):
    """Calls `on_news` from the thread that runs it until it is stopped.

    `lost` is the driver's error for a connection that is gone.
    """

    lost: ClassVar[type[Exception]]

    def __init__(self, channel: str, on_news: Callable[[], None]) -> None:
        """Watch one channel."""
        self.channel = channel
        self.on_news = on_news
        self._stopped = Event()

    def stop(self) -> None:
        """End the thread at its next look."""
        self._stopped.set()

    def run(self) -> None:
        """Watch until stopped, through lost connections."""
        while not self._stopped.is_set():
            try:
                self._watch()
            except self.lost as error:
                log.warning("watching the database failed", channel=self.channel, error=str(error))
                self._stopped.wait(RECONNECT_SECONDS)

    @abstractmethod
    def _watch(self) -> None:
        """Connect, call `on_news` once, then for every piece of news until stopped."""


class SqliteWatcher(Watcher):
    """`PRAGMA data_version` changes when any other connection has committed."""

    lost = sqlite3.Error

    def _watch(self) -> None:
        database = sqlite3.connect(str(connections["default"].settings_dict["NAME"]), isolation_level=None)
        try:
            seen = None
            while not self._stopped.is_set():
                (version,) = database.execute("PRAGMA data_version").fetchone()
                if version != seen:
                    seen = version
                    self.on_news()
                self._stopped.wait(POLL_SECONDS)
        finally:
            database.close()
