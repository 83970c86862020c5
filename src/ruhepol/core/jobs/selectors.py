"""Questions about the queue, for a page and for monitoring."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Min, Q

from ruhepol.core import clock
from ruhepol.core.models import Job, JobState


@dataclass(frozen=True, slots=True)
class QueueHealth:
    """How one queue is doing. `behind` is how long its oldest due job has been waiting."""

    queue: str
    due: int
    running: int
    dead: int
    behind: timedelta


def dead_jobs(*, before: int | None = None, limit: int = 50) -> list[Job]:
    """Return dead jobs, the youngest first; `before` is the last id of the page above."""
    jobs = Job.objects.filter(state=JobState.DEAD).order_by("-id")
    return list((jobs.filter(pk__lt=before) if before else jobs)[:limit])


def queue_health() -> list[QueueHealth]:
    """Return every queue that holds jobs, by name."""
    now = clock.now()
    due = Q(state=JobState.WAITING, run_at__lte=now)
    rows = Job.objects.values("queue").annotate(
        due=Count("id", filter=due),
        running=Count("id", filter=Q(state=JobState.RUNNING)),
        dead=Count("id", filter=Q(state=JobState.DEAD)),
        oldest=Min("run_at", filter=due),
    )
    return [
        QueueHealth(row["queue"], row["due"], row["running"], row["dead"], now - (row["oldest"] or now))
        for row in rows.order_by("queue")
    ]
