"""The queue's statements: claim, finish, fail, give back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django_tasks.exceptions import InvalidTaskError

from ruhepol.core import clock
from ruhepol.core.jobs import queue
from ruhepol.core.models import Job, JobState, StoredFile
from tests.core.jobs import tasks

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_job_runs_once_and_leaves_no_row(run_jobs: Callable[..., int], ran: list[object]) -> None:
    """An enqueued call runs once, with its arguments, and its row is gone afterwards."""
    tasks.note.enqueue(value="a")
    assert run_jobs() == 1
    assert ran == ["a"]
    assert run_jobs() == 0
    assert not Job.objects.exists()


def test_a_job_lives_and_dies_with_its_transaction(run_jobs: Callable[..., int]) -> None:
    """A rolled-back transaction leaves no job."""
    with transaction.atomic():
        tasks.note.enqueue(value="a")
        transaction.set_rollback(True)
    assert run_jobs() == 0


def test_two_claims_never_share_a_job() -> None:
    """A claimed job is not offered again, and a claim is oldest first within its limit."""
    for value in range(3):
        tasks.note.enqueue(value=value)
    first = queue.claim("one", {"default": 2})
    second = queue.claim("two", {"default": 2})
    assert [job.kwargs["value"] for job in first] == [0, 1]
    assert [job.kwargs["value"] for job in second] == [2]
    assert {job.attempt for job in first + second} == {1}


def test_one_claim_serves_several_queues() -> None:
    """One statement takes each queue's share and leaves the other queues alone."""
    for value in range(3):
        tasks.note.enqueue(value=value)
        tasks.note_mail.enqueue(value=value)
    jobs = queue.claim("one", {"mail": 2, "default": 1, "slow": 5})
    assert sorted(job.queue for job in jobs) == ["default", "mail", "mail"]


def test_a_deferred_job_waits_for_its_time() -> None:
    """A job with `run_after` is due then and not before."""
    with clock.frozen(NOON):
        tasks.note.using(run_after=NOON + timedelta(hours=1)).enqueue(value="later")
        assert queue.claim("one", {"default": 5}) == []
        clock.advance(timedelta(hours=1))
        assert len(queue.claim("one", {"default": 5})) == 1


def test_priority_buys_age_but_not_for_ever() -> None:
    """Priority 10 overtakes jobs up to ten minutes older, and no others."""
    with clock.frozen(NOON):
        tasks.note.enqueue(value="old")
        clock.advance(timedelta(minutes=11))
        tasks.note.enqueue(value="new")
        tasks.note.using(priority=10).enqueue(value="urgent")
        order = [queue.claim("one", {"default": 1})[0].kwargs["value"] for _ in range(3)]
    assert order == ["old", "urgent", "new"]


def test_a_priority_below_zero_is_refused() -> None:
    """A negative priority would be a hidden delay, so it is an error."""
    with pytest.raises(InvalidTaskError):
        tasks.note.using(priority=-1)


def test_only_the_claim_may_finish() -> None:
    """Another worker, or an earlier attempt of the same one, cannot finish or fail a job."""
    tasks.note.enqueue(value="a")
    [late] = queue.claim("one", {"default": 1})
    queue.give_back([late])
    Job.objects.update(attempt=1)
    [current] = queue.claim("one", {"default": 1})
    assert queue.finish([late]) == set()
    assert not queue.fail(late, error="late", retry_at=None)
    assert queue.finish([current]) == {current.id}


def test_giving_back_costs_no_attempt() -> None:
    """A job handed back unstarted is due again with its attempts as before."""
    tasks.note.enqueue(value="a")
    queue.give_back(queue.claim("one", {"default": 1}))
    job = Job.objects.get()
    assert (job.state, job.attempt, job.worker) == (JobState.WAITING, 0, "")


def test_an_atomic_task_rolls_back_with_its_failure(run_jobs: Callable[..., int]) -> None:
    """What an atomic task wrote before failing is gone, and the job waits for another try."""
    tasks.mark_and_fail.enqueue(name="x")
    run_jobs(raising=False)
    assert not StoredFile.objects.exists()
    job = Job.objects.get()
    assert (job.state, job.attempt) == (JobState.WAITING, 1)
    assert "ValueError: x" in job.error


def test_attempts_end_in_death(run_jobs: Callable[..., int]) -> None:
    """A job that fails every attempt is retried with growing pauses and then kept as dead."""
    with clock.frozen(NOON):
        tasks.fail.enqueue(value="no")
        for _ in range(3):
            assert run_jobs(raising=False) == 1
            assert run_jobs(raising=False) == 0
            clock.advance(timedelta(minutes=2))
        assert run_jobs(raising=False) == 0
    assert Job.objects.get().state == JobState.DEAD


def test_giving_up_dies_at_once(run_jobs: Callable[..., int]) -> None:
    """GiveUp skips the remaining attempts."""
    tasks.give_up.enqueue()
    run_jobs(raising=False)
    assert Job.objects.get().state == JobState.DEAD


def test_a_failing_job_is_loud_in_tests(run_jobs: Callable[..., int]) -> None:
    """`run_jobs()` raises what the task raised."""
    tasks.fail.enqueue(value="loud")
    with pytest.raises(ValueError, match="loud"):
        run_jobs()


def test_a_task_may_ask_for_its_context(run_jobs: Callable[..., int], ran: list[object]) -> None:
    """A task with `takes_context` learns which attempt it is."""
    tasks.note_attempt.enqueue()
    run_jobs()
    assert ran == [1]
