"""Heartbeats, and the burial of workers that stopped."""

import pytest
from django.db.models import F

from ruhepol.core.jobs import queue
from ruhepol.core.jobs.roll import BEATS_PER_LEASE, Roll
from ruhepol.core.models import Job, JobState, WorkerRow
from tests.core.jobs import tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def observer() -> Roll:
    """Return a worker that watches the others."""
    roll = Roll()
    roll.enlist()
    return roll


@pytest.fixture
def other() -> Roll:
    """Return another worker, which holds one job."""
    roll = Roll()
    roll.enlist()
    tasks.note.enqueue(value=1)
    queue.claim(roll.name, {"default": 1})
    return roll


def test_a_worker_that_stands_still_for_a_lease_is_buried(observer: Roll, other: Roll) -> None:
    """After a lease without a beat the job waits again, at once and with its attempt counted."""
    for _ in range(BEATS_PER_LEASE):
        observer.watch()
        assert Job.objects.get().state == JobState.RUNNING
    observer.watch()
    job = Job.objects.get()
    assert (job.state, job.worker, job.attempt) == (JobState.WAITING, "", 1)
    assert not other.beat()
    assert observer.beat()


def test_one_beat_buys_a_whole_lease(observer: Roll, other: Roll) -> None:
    """A worker that beats, however slowly within its lease, keeps its jobs."""
    for _ in range(5):
        for _ in range(BEATS_PER_LEASE):
            observer.watch()
        assert other.beat()
    assert Job.objects.get().state == JobState.RUNNING


def test_a_worker_off_the_roll_is_watched_too(observer: Roll) -> None:
    """Jobs of a one-off command that died are released like those of a worker."""
    tasks.note.enqueue(value=1)
    queue.claim("command", {"default": 1})
    for _ in range(BEATS_PER_LEASE + 1):
        observer.watch()
    assert Job.objects.get().state == JobState.WAITING


@pytest.mark.usefixtures("other")
def test_a_job_that_kills_its_workers_dies_in_the_end(observer: Roll) -> None:
    """A job whose last attempt took its worker down is kept as dead, not run for ever."""
    Job.objects.update(attempt=F("max_attempts"))
    for _ in range(BEATS_PER_LEASE + 1):
        observer.watch()
    job = Job.objects.get()
    assert job.state == JobState.DEAD
    assert "stopped answering" in job.error


def test_strays_are_given_back(other: Roll) -> None:
    """A job that runs under our name without our knowing waits again; one we hold stays."""
    job = Job.objects.get()
    other.release_strays([job.pk])
    assert Job.objects.get().state == JobState.RUNNING
    other.release_strays([])
    assert Job.objects.get().state == JobState.WAITING


def test_leaving_gives_back_what_still_runs(other: Roll) -> None:
    """A worker that leaves takes its name off the roll and releases its jobs."""
    other.leave()
    assert not WorkerRow.objects.exists()
    assert Job.objects.get().state == JobState.WAITING
