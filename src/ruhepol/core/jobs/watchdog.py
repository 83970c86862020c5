"""Ends a process whose job does not end: a thread cannot be killed, a process can."""

import os
import threading
import time
from collections.abc import Callable, Sequence

import structlog

from ruhepol.core.jobs.lane import Lane

log = structlog.get_logger(__name__)

LOOK_SECONDS = 1.0


class Watchdog:
    """Watches the lanes without touching the database, which a stuck job may hold locked.

    After the first overdue job it asks the worker to stop and, should even that hang, ends the process.
    """

    def __init__(
        self, lanes: Sequence[Lane], stop: Callable[[], None], *, patience: float, code: int
    ) -> None:
        """Allow `patience` seconds between the request to stop and the end."""
        self.barked = False
        self._lanes = lanes
        self._stop = stop
        self._patience = patience
        self._code = code

    def start(self) -> None:
        """Watch from a thread of its own until the process ends."""
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def _watch(self) -> None:
        while not (late := [job for lane in self._lanes for job in lane.overdue()]):
            time.sleep(LOOK_SECONDS)
        self.barked = True
        log.error(
            "jobs passed their time limit; the worker will start anew", tasks=[job.task for job in late]
        )
        self._stop()
        time.sleep(self._patience + LOOK_SECONDS)
        os._exit(self._code)
