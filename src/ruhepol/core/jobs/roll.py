"""Who is alive: heartbeats and the burial of workers that stopped.

A lease is measured in beats, never by comparing clocks: a worker is given up when its counter stood
still while ours went round. A clock that jumps, or a database that stalls us all, buries nobody.
"""

import os
import secrets
import socket
from collections.abc import Collection
from datetime import datetime

import structlog
from django.db import transaction
from django.db.models import F, Max, QuerySet

from ruhepol.core import clock
from ruhepol.core.models import Job, JobState, WorkerRow

log = structlog.get_logger(__name__)

Beat = int | datetime | None

BEATS_PER_LEASE = 3
LOST = "The worker that ran this stopped answering."


class Roll:
    """One worker's view of the roll: its own name on it, and the others watched."""

    def __init__(self) -> None:
        """Begin unlisted."""
        self.name = ""
        self._watched: dict[str, tuple[Beat, int]] = {}

    def enlist(self) -> None:
        """Write a fresh name on the roll; a name is never used twice."""
        self.name = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"
        now = clock.now()
        WorkerRow.objects.create(name=self.name, started_at=now, seen_at=now)

    def beat(self) -> bool:
        """Show that we live. False when the others have buried us: nothing we held is ours any more."""
        mine = WorkerRow.objects.filter(name=self.name)
        return bool(mine.update(beat=F("beat") + 1, seen_at=clock.now()))

    def leave(self) -> None:
        """Take our name off the roll and give back whatever still runs under it."""
        WorkerRow.objects.filter(name=self.name).delete()
        release(Job.objects.filter(worker=self.name))

    def watch(self) -> None:
        """Look at everybody else, once after each beat of ours; bury who stood still for a lease."""
        running = Job.objects.filter(state=JobState.RUNNING).order_by().values("worker")
        # Whoever is not on the roll (a one-off command) shows life by going from job to job.
        beats: dict[str, Beat] = dict(running.values_list("worker", Max("started_at")))
        beats.update(WorkerRow.objects.values_list("name", "beat"))
        beats.pop(self.name, None)
        known, self._watched = self._watched, {}
        for name, beat in beats.items():
            last, stood = known.get(name, (beat, -1))
            stood = stood + 1 if beat == last else 0
            if stood >= BEATS_PER_LEASE:
                log.warning("a worker stopped answering", worker=name, jobs=_bury(name, beat))
            else:
                self._watched[name] = (beat, stood)

    def release_strays(self, held: Collection[int]) -> None:
        """Give back jobs that run under our name though we do not hold them: an answer was lost."""
        mine = Job.objects.filter(state=JobState.RUNNING, worker=self.name)
        strays = set(mine.values_list("pk", flat=True)).difference(held)
        if strays:
            release(mine.filter(pk__in=strays))


def _bury(name: str, beat: Beat) -> int:
    """Remove a worker whose beat is still the one we saw, and release its jobs; return how many."""
    with transaction.atomic():
        if isinstance(beat, int) and not WorkerRow.objects.filter(name=name, beat=beat).delete()[0]:
            return 0
        return release(Job.objects.filter(worker=name))


def release(jobs: QuerySet[Job]) -> int:
    """Let running jobs that nobody holds run again; one that used up its attempts dies instead."""
    running = jobs.filter(state=JobState.RUNNING)
    dead = running.filter(attempt__gte=F("max_attempts")).update(state=JobState.DEAD, worker="", error=LOST)
    return dead + running.update(state=JobState.WAITING, worker="", run_at=clock.now(), error=LOST)
