"""What people may do to dead jobs."""

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.db import wake
from ruhepol.core.events.outbox import publish
from ruhepol.core.jobs.events import DeadJobDropped, DeadJobRetried
from ruhepol.core.models import Job, JobState


class NotDead(Exception):  # noqa: N818  named for what it is
    """The job is not dead (any more): somebody else retried or dropped it."""


@transaction.atomic
def retry_dead(*, job: Job, by: Actor) -> Job:
    """Let a dead job run again with all its attempts; publishes DeadJobRetried."""
    now = clock.now()
    dead = Job.objects.filter(pk=job.pk, state=JobState.DEAD)
    if not dead.update(state=JobState.WAITING, attempt=0, run_at=now, enqueued_at=now):
        raise NotDead(job.pk)
    publish(DeadJobRetried(job_id=job.pk), by=by)
    wake.announce("jobs")
    job.refresh_from_db()
    return job


@transaction.atomic
def drop_dead(*, job: Job, by: Actor) -> Job:
    """Remove a dead job for good; publishes DeadJobDropped."""
    if not Job.objects.filter(pk=job.pk, state=JobState.DEAD).delete()[0]:
        raise NotDead(job.pk)
    publish(DeadJobDropped(job_id=job.pk, task=job.task), by=by)
    return job
