"""Slow jobs in a process of their own: what they load and leave of the heap is gone with it when it ends."""

import time
from collections.abc import Callable

from ruhepol.core.jobs import queue
from ruhepol.core.jobs.ticker import Ticker
from ruhepol.core.ml.choosing import serves_others

SLOW = "slow"
CALL_SECONDS = 1.0
LINGER_SECONDS = 5.0


class Calls:
    """What a worker looks at that leaves slow jobs to another process: its clocks, and whether to call."""

    def __init__(self, call: Callable[[], None]) -> None:
        """Call by this, again and again while a slow job waits: a call may go unheard."""
        self._call = call
        self._ticker = Ticker()
        self._next = 0.0

    def look(self) -> None:
        """Enqueue what is due, and call where a slow job is."""
        self._ticker.look()
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + CALL_SECONDS
            if queue.any_due([SLOW]):
                self._call()


def may_end(idle: float) -> bool:
    """Tell whether the process may end after so many seconds without a job.

    An encoder it has started ends with it, so it stays until nobody has asked that for a while.
    """
    return idle > LINGER_SECONDS and not serves_others()
