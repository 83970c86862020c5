"""Threads that live as long as the process, so that each keeps its database connection open.

Work beyond what the threads and a bounded queue can hold is refused.
"""

import contextlib
import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

T = TypeVar("T")

LEAVE_SECONDS = 5.0


class FullError(Exception):
    """Every thread is busy and the queue is full."""


class Pool:
    """A fixed number of threads with a bounded queue in front."""

    def __init__(self, *, threads: int, queue: int, name: str) -> None:
        """Make the pool; threads start when there is work for them."""
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=name, initializer=self._begin)
        self._threads = threads
        self._begun = 0
        self._room = threads + queue
        self._inside = 0
        self._lock = threading.Lock()

    @property
    def busy(self) -> bool:
        """Tell whether new work would have to wait."""
        return self._inside >= self._threads

    def start(self, work: Callable[[], T]) -> "Future[T]":
        """Queue the work and return its future; raises FullError. It can be cancelled until a thread begins.

        Each piece of work has a context of its own, so nothing it sets is seen by the thread's next.
        """
        with self._lock:
            if self._inside >= self._room:
                raise FullError
            self._inside += 1
        future = self._executor.submit(lambda: contextvars.Context().run(work))
        future.add_done_callback(self._leave)
        return future

    def _leave(self, _: "Future[T]") -> None:
        with self._lock:
            self._inside -= 1

    def _begin(self) -> None:
        with self._lock:
            self._begun += 1

    def close(self) -> None:
        """Take no more work, close every thread's connections, and return when the last thread is done."""
        meeting = threading.Barrier(max(1, self._begun))
        for _ in range(self._begun):
            self._executor.submit(_leave_database, meeting)
        self._executor.shutdown()


def _leave_database(meeting: threading.Barrier) -> None:
    """Close this thread's connections; waiting for the others makes each thread do it once."""
    with contextlib.suppress(threading.BrokenBarrierError):
        meeting.wait(LEAVE_SECONDS)
    connections.close_all()
