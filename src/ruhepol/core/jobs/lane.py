"""A lane: the threads of one queue. Lanes are apart, so a slow queue never holds up an urgent one."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread

import structlog
from django.db import DatabaseError, close_old_connections

from ruhepol.core.jobs.execution import perform, settle_failure, time_limit
from ruhepol.core.jobs.queue import Claimed

log = structlog.get_logger(__name__)

PREFETCH = 8
HOARD_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Running:
    """A job on a thread since a monotonic moment."""

    job: Claimed
    since: float


class Lane:
    """Takes claimed jobs, runs them on its threads, and reports each when it is through.

    `on_done(job, ended)` is called from the lane's threads; `ended` says that the job's row is
    already settled.
    """

    def __init__(self, queue: str, threads: int, on_done: Callable[[Claimed, bool], None]) -> None:
        """Start the threads; they connect to the database with their first job."""
        self.queue = queue
        self.threads = threads
        self.running: dict[int, Running] = {}
        self._on_done = on_done
        self._inbox = SimpleQueue[Claimed]()
        for number in range(threads):
            Thread(target=self._work, name=f"{queue}-{number}", daemon=True).start()

    @property
    def room(self) -> int:
        """How many jobs to claim next: a few ahead while they are short, none while one is long."""
        places = self.threads * (1 if self._long_ones() else PREFETCH)
        return max(0, places - len(self.running) - self._inbox.qsize())

    @property
    def hoards(self) -> bool:
        """Tell whether jobs wait behind long ones on every thread and would be better off elsewhere."""
        return self._inbox.qsize() > 0 and self._long_ones() == self.threads

    def overdue(self) -> list[Claimed]:
        """Return the jobs that have run past their task's time limit."""
        now = time.monotonic()
        runs = list(self.running.values())
        return [run.job for run in runs if now - run.since > time_limit(run.job)]

    def _long_ones(self) -> int:
        limit = time.monotonic() - HOARD_SECONDS
        return sum(run.since < limit for run in list(self.running.values()))

    def add(self, job: Claimed) -> None:
        """Run a job as soon as a thread is free."""
        self._inbox.put(job)

    def take_back(self) -> list[Claimed]:
        """Remove and return the jobs no thread has begun."""
        jobs = []
        try:
            while True:
                jobs.append(self._inbox.get_nowait())
        except Empty:
            return jobs

    def _work(self) -> None:
        while True:
            job = self._inbox.get()
            self.running[job.id] = Running(job, time.monotonic())
            ended = _run(job)
            self.running.pop(job.id, None)
            self._on_done(job, ended)
            close_old_connections()


def _run(job: Claimed) -> bool:
    """Run one job; True when it needs nothing more, False when its row is still to be deleted."""
    try:
        return perform(job)
    except BaseException as error:  # noqa: BLE001  a task may raise anything; the lane goes on
        _settle(job, error)
        return True


def _settle(job: Claimed, error: BaseException) -> None:
    try:
        settle_failure(job, error)
    except DatabaseError:
        # The row still says that we run it; the worker's next beat notices and gives it back.
        log.exception("a failed job could not be settled", job=job.id, task=job.task)
