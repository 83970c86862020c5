"""What people do to dead jobs, and what they see of the queue."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from ruhepol.core import actors, clock
from ruhepol.core.jobs import queue, selectors
from ruhepol.core.jobs.services import NotDead, drop_dead, retry_dead
from ruhepol.core.models import EventRow, Job, JobState
from tests.core.jobs import tasks

pytestmark = pytest.mark.django_db

ADA = actors.agent(1)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def dead(run_jobs: Callable[..., int]) -> Job:
    """Return a job that gave up."""
    tasks.give_up.enqueue()
    run_jobs(raising=False)
    return Job.objects.get()


def test_a_retried_job_runs_again_with_all_its_attempts(run_jobs: Callable[..., int], dead: Job) -> None:
    """Retrying puts the job back into its queue and says who did it."""
    job = retry_dead(job=dead, by=ADA)
    assert (job.state, job.attempt) == (JobState.WAITING, 0)
    assert run_jobs(raising=False) == 1
    event = EventRow.objects.get()
    assert (event.name, event.stream, event.actor) == ("core.DeadJobRetried", f"job:{dead.pk}", ADA)


def test_a_dropped_job_is_gone_and_remembered(dead: Job) -> None:
    """Dropping removes the row; the event keeps which task it was."""
    pk = dead.pk
    drop_dead(job=dead, by=ADA)
    assert not Job.objects.exists()
    assert EventRow.objects.get().data == {"job_id": pk, "task": "tests.core.jobs.tasks.give_up"}


@pytest.mark.parametrize("act", [retry_dead, drop_dead])
def test_only_dead_jobs_are_touched(dead: Job, act: Callable[..., Job]) -> None:
    """Of two people who act on the same job, the second is told."""
    retry_dead(job=dead, by=ADA)
    with pytest.raises(NotDead):
        act(job=dead, by=ADA)
    assert Job.objects.get().state == JobState.WAITING


def test_dead_jobs_are_paged_from_the_youngest(run_jobs: Callable[..., int]) -> None:
    """A page ends where the next begins, and other jobs are not on it."""
    for _ in range(3):
        tasks.give_up.enqueue()
    run_jobs(raising=False)
    tasks.note.enqueue(value=1)
    first = selectors.dead_jobs(limit=2)
    rest = selectors.dead_jobs(before=first[-1].pk, limit=2)
    assert len(first) == 2
    assert len(rest) == 1
    assert [job.pk for job in first + rest] == sorted((job.pk for job in first + rest), reverse=True)


def test_a_queue_tells_how_far_behind_it_is(run_jobs: Callable[..., int]) -> None:
    """Due, running and dead jobs are counted, and the oldest due one gives the delay."""
    with clock.frozen(NOON):
        tasks.give_up.enqueue()
        run_jobs(raising=False)
        for value in range(3):
            tasks.note.enqueue(value=value)
        queue.claim("one", {"default": 1})
        tasks.note.using(run_after=NOON + timedelta(hours=1)).enqueue(value="later")
        clock.advance(timedelta(seconds=90))
        [health] = selectors.queue_health()
    assert (health.queue, health.due, health.running, health.dead) == ("default", 2, 1, 1)
    assert health.behind == timedelta(seconds=90)
