"""Mending what a clock that was set back leaves behind."""

from django.db.models import F, Q

from ruhepol.core import clock
from ruhepol.core.jobs.execution import LONGEST_BACKOFF
from ruhepol.core.models import Job, JobState

SPREAD = 1.2


def hurry_jobs_from_the_future() -> int:
    """Make due what would wait for a moment it was never told to wait for; return how many.

    A job that was to run at once but was enqueued "later than now", or one whose pause is longer than
    any pause we give, dates from before the clock was set back. Jobs with `run_after` keep their date.
    """
    now = clock.now()
    at_once = Q(attempt=0, run_at__lte=F("enqueued_at"), enqueued_at__gt=now)
    paused = Q(attempt__gt=0, run_at__gt=now + SPREAD * LONGEST_BACKOFF)
    stranded = Job.objects.filter(state=JobState.WAITING, run_at__gt=now).filter(at_once | paused)
    return stranded.update(run_at=now, enqueued_at=now)
