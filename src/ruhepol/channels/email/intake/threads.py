"""Database work off the event loop: a few lasting threads, so that connections last, too."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import close_old_connections, connections

T = TypeVar("T")

PATIENCE = 10.0  # seconds; a thread that hangs must not keep the others


class DatabaseThreads:
    """Threads that may use the database, for code that runs in an event loop."""

    def __init__(self, threads: int) -> None:
        """Start no thread yet."""
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="intake")

    async def run(self, work: Callable[[], T]) -> T:
        """Return what `work` returns, run in one of the threads."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, _fresh, work)

    def close(self) -> None:
        """Wait for what runs, and close the connections."""
        threads = self._pool._max_workers  # noqa: SLF001  one farewell for each
        together = threading.Barrier(threads)
        for _ in range(threads):
            self._pool.submit(_farewell, together)
        self._pool.shutdown()


def _farewell(together: threading.Barrier) -> None:
    """Close this thread's connections, and stay until every other thread has come for its own."""
    connections.close_all()
    together.wait(PATIENCE)


def _fresh(work: Callable[[], T]) -> T:
    close_old_connections()
    return work()
