"""A lane: the threads of one queue. Lanes are apart, so a slow queue never holds up an urgent one."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread, get_ident

import structlog
from django.db import DatabaseError, close_old_connections

from ruhepol.core.jobs.execution import is_atomic, perform, perform_together, settle_failure, time_limit
from ruhepol.core.jobs.queue import Claimed

log = structlog.get_logger(__name__)

PREFETCH = 8
BUNDLE = 4  # jobs in a transaction, with as many that follow from them; others wait for its end
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
        self._inbox = SimpleQueue[Sequence[Claimed]]()
        for number in range(threads):
            Thread(target=self._work, name=f"{queue}-{number}", daemon=True).start()

    def room(self, held: int) -> int:
        """How many jobs to claim beside those held: a few ahead while they are short, else none."""
        return max(0, self.threads * (1 if self._long_ones() else PREFETCH) - held)

    def hoards(self, held: int) -> bool:
        """Tell whether jobs wait behind long ones on every thread and would be better off elsewhere."""
        return held > self.threads == self._long_ones()

    def add(self, jobs: Sequence[Claimed]) -> None:
        """Run jobs as soon as threads are free, small transactions by the bundle.

        Who failed before, or killed a worker, is not to do it to others.
        """
        atomic = [job for job in jobs if job.attempt == 1 and is_atomic(job)]
        for start in range(0, len(atomic), BUNDLE):
            self._inbox.put(atomic[start : start + BUNDLE])
        for job in jobs:
            if job not in atomic:
                self._inbox.put([job])

    def take_back(self) -> list[Claimed]:
        """Remove and return the jobs no thread has begun."""
        jobs = list[Claimed]()
        try:
            while True:
                jobs.extend(self._inbox.get_nowait())
        except Empty:
            return jobs

    def overdue(self) -> list[Claimed]:
        """Return the jobs that have run past their task's time limit."""
        now = time.monotonic()
        runs = list(self.running.values())
        return [run.job for run in runs if now - run.since > time_limit(run.job)]

    def _long_ones(self) -> int:
        limit = time.monotonic() - HOARD_SECONDS
        return sum(run.since < limit for run in list(self.running.values()))

    def _work(self) -> None:
        while True:
            jobs = self._inbox.get()
            try:
                ended = self._run(jobs)
            except BaseException as error:  # noqa: BLE001  a task may raise anything; the lane goes on
                ended = True
                for job in jobs:
                    _settle(job, error)
            self.running.pop(get_ident(), None)
            for job in jobs:
                self._on_done(job, ended)
            close_old_connections()

    def _run(self, jobs: Sequence[Claimed]) -> bool:
        """Run jobs; True when they need nothing more, False when their rows are still to be deleted."""
        if len(jobs) == 1 and (jobs[0].attempt > 1 or not is_atomic(jobs[0])):
            self._begin(jobs[0])
            return perform(jobs[0])
        for job, error in perform_together(jobs, self._begin):
            _settle(job, error)
        return True

    def _begin(self, job: Claimed) -> None:
        self.running[get_ident()] = Running(job, time.monotonic())


def _settle(job: Claimed, error: BaseException) -> None:
    try:
        settle_failure(job, error)
    except DatabaseError:
        # The row still says that we run it; the worker's next beat notices and gives it back.
        log.exception("a failed job could not be settled", job=job.id, task=job.task)
