"""The worker: one thread looks after the queue, the lanes' threads run the jobs."""

import os
import time
from collections import Counter
from collections.abc import Callable, Mapping
from queue import Empty, SimpleQueue

import structlog
from django.db import DatabaseError, InterfaceError, close_old_connections, connection, transaction
from django_tasks import task_backends

from ruhepol.core.db import wake
from ruhepol.core.db.bundle import redone_if_lost
from ruhepol.core.jobs import queue
from ruhepol.core.jobs.errors import TimeLimitExceeded
from ruhepol.core.jobs.execution import settle_failure
from ruhepol.core.jobs.lane import Lane
from ruhepol.core.jobs.queue import Claimed
from ruhepol.core.jobs.repair import hurry_jobs_from_the_future
from ruhepol.core.jobs.roll import BEATS_PER_LEASE, Roll
from ruhepol.core.jobs.ticker import Ticker
from ruhepol.core.jobs.watchdog import Watchdog

log = structlog.get_logger(__name__)

DEFAULT_LEASE = 10.0
GRACE_SECONDS = 10.0
IDLE_SECONDS = 0.5
ROUND_SECONDS = 0.01
"""Looks are at least so far apart: what the lanes have done meanwhile is settled with one."""
EXIT_STUCK = os.EX_TEMPFAIL


class Worker:
    """Runs jobs until stopped. The queue is touched by the thread that calls `run` alone."""

    def __init__(
        self,
        lanes: Mapping[str, int],
        *,
        grace: float = GRACE_SECONDS,
        look: Callable[[], None] | None = None,
        may_end: Callable[[float], bool] = lambda _: False,
    ) -> None:
        """Start so many threads for each queue; nothing touches the database yet.

        Before it looks for jobs it calls `look`, which is to enqueue what is due by the clock; after so many
        seconds without a job it asks `may_end`.
        """
        self._beat_seconds = task_backends["default"].options.get("lease", DEFAULT_LEASE) / BEATS_PER_LEASE
        self._grace = grace
        self._news = SimpleQueue[tuple[Claimed, bool] | None]()
        self._lanes = {name: Lane(name, threads, self._report) for name, threads in lanes.items()}
        self._held: dict[int, Claimed] = {}
        self._finished: list[Claimed] = []
        self._roll = Roll()
        self._look = look or Ticker().look
        self._may_end = may_end
        self._busy_at = time.monotonic()
        self._watchdog = Watchdog(list(self._lanes.values()), self.stop, patience=grace, code=EXIT_STUCK)
        self._looked_at = 0.0
        self._stop_by: float | None = None

    def stop(self) -> None:
        """Finish what runs, give back the rest and return from `run`; safe in a signal handler."""
        self._stop_by = self._stop_by or time.monotonic() + self._grace
        self._news.put(None)

    def run(self) -> int:
        """Work until stopped; return 0, or EXIT_STUCK when a job outlived its time limit."""
        watcher = wake.watch("jobs", lambda: self._news.put(None))
        self._watchdog.start()
        next_beat = 0.0
        while not self._through():
            try:
                if time.monotonic() >= next_beat:
                    close_old_connections()
                    self._beat()
                    next_beat = time.monotonic() + self._beat_seconds
                if self._watchdog.barked:
                    self._end_overdue()
                self._round()
                self._wait()
            except (DatabaseError, InterfaceError):
                log.exception("the queue cannot be reached")
                connection.close()
                self._wait()
        watcher.stop()
        self._leave()
        return EXIT_STUCK if self._watchdog.barked else 0

    def _through(self) -> bool:
        if self._stop_by is None:
            return False
        return time.monotonic() > self._stop_by or not (self._held or self._finished)

    def _report(self, job: Claimed, ended: bool) -> None:
        """Take a lane's word, in the lane's thread."""
        self._news.put((job, ended))

    def _wait(self) -> None:
        """Sleep until there is news, or for a moment; then take in all there is."""
        try:
            self._take(self._news.get(timeout=min(IDLE_SECONDS, self._beat_seconds)))
        except Empty:
            return
        time.sleep(max(0.0, self._looked_at + ROUND_SECONDS - time.monotonic()))
        self._collect()

    def _collect(self) -> None:
        try:
            while True:
                self._take(self._news.get_nowait())
        except Empty:
            return

    def _take(self, news: tuple[Claimed, bool] | None) -> None:
        if news is None:
            return
        job, ended = news
        if self._held.get(job.id) is not job:
            return  # taken from us meanwhile: its fate is decided elsewhere
        del self._held[job.id]
        if not ended:
            self._finished.append(job)

    def _round(self) -> None:
        """Settle what is done and claim what there is room for; a full lane tells when it has some again."""
        self._looked_at = time.monotonic()
        self._collect()
        self._give_back_unstarted()
        wants = self._wants()
        if not (wants or self._finished):
            if not self._held and self._may_end(self._looked_at - self._busy_at):
                self.stop()
            return
        self._busy_at = self._looked_at
        with redone_if_lost(), transaction.atomic():
            lost = {job.id for job in self._finished} - queue.finish(self._finished)
            jobs = queue.claim(self._roll.name, wants) if wants else []
        self._finished.clear()
        self._held |= {job.id: job for job in jobs}
        for name, lane in self._lanes.items():
            lane.add([job for job in jobs if job.queue == name])
        if lost:
            log.warning("jobs finished after their lease was lost", jobs=sorted(lost))

    def _wants(self) -> dict[str, int]:
        if self._stop_by is not None:
            return {}
        self._look()
        held = self._held_by_lane()
        rooms = {name: lane.room(held[name]) for name, lane in self._lanes.items()}
        wants = {name: room for name, room in rooms.items() if room}
        return wants if wants and queue.any_due(wants) else {}

    def _give_back_unstarted(self) -> None:
        held, stopping = self._held_by_lane(), self._stop_by is not None
        lanes = [lane for name, lane in self._lanes.items() if stopping or lane.hoards(held[name])]
        jobs = [job for lane in lanes for job in lane.take_back()]
        for job in jobs:
            self._held.pop(job.id, None)
        queue.give_back(jobs)

    def _held_by_lane(self) -> Counter[str]:
        return Counter(job.queue for job in self._held.values())

    def _beat(self) -> None:
        """Show that we live, look after the others, and mend what slipped through."""
        if not self._roll.name or not self._roll.beat():
            self._begin_anew()
        self._roll.watch()
        self._roll.release_strays(self._held.keys() | {job.id for job in self._finished})
        hurry_jobs_from_the_future()

    def _end_overdue(self) -> None:
        """Count what outlived its time limit as failed: at once, for the process is about to end."""
        for lane in self._lanes.values():
            for job in lane.overdue():
                if self._held.pop(job.id, None):
                    settle_failure(job, TimeLimitExceeded(job.task))

    def _begin_anew(self) -> None:
        """Take a new name. Whatever we held under the old one belongs to others by now."""
        for lane in self._lanes.values():
            lane.take_back()
        self._held.clear()
        self._finished.clear()
        self._roll.enlist()

    def _leave(self) -> None:
        try:
            self._roll.leave()
        except (DatabaseError, InterfaceError):
            log.exception("leaving without a word; the others will notice")
