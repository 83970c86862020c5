"""Turning the time that passes into jobs: one tick wins, whatever the number of workers."""

from datetime import UTC, datetime, timedelta

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.jobs.periodic import Periodic, periodic_tasks
from ruhepol.core.models import Job, JobState, Tick


class Ticker:
    """Remembers when each periodic task is due, so that an idle look costs no query."""

    def __init__(self) -> None:
        """Begin knowing nothing; the first look reads the table."""
        self._due: dict[str, datetime] = {}

    def look(self) -> None:
        """Enqueue every periodic task that is due and not already on its way."""
        now = clock.now()
        for path, periodic in periodic_tasks().items():
            due = self._due.get(path)
            # A moment further away than one interval means that the clock was set back.
            if due is None or due <= now or due > now + periodic.interval:
                self._due[path] = self._tick(path, periodic, now)

    def _tick(self, path: str, periodic: Periodic, now: datetime) -> datetime:
        with transaction.atomic():
            row, _ = Tick.objects.get_or_create(task=path, defaults={"due_at": now})
            if now < row.due_at <= now + periodic.interval:
                return row.due_at
            due = next_due(now, periodic.interval)
            won = Tick.objects.filter(pk=row.pk, due_at=row.due_at).update(due_at=due)
            if won and not _on_its_way(path):
                periodic.task.enqueue()
        return due


def next_due(now: datetime, interval: timedelta) -> datetime:
    """Return the next full multiple of the interval since 1970; missed ticks are not made up for."""
    count = now.timestamp() // interval.total_seconds() + 1
    return datetime.fromtimestamp(count * interval.total_seconds(), UTC)


def _on_its_way(path: str) -> bool:
    return Job.objects.filter(task=path, state__in=[JobState.WAITING, JobState.RUNNING]).exists()
