"""Running one claimed job."""

from datetime import timedelta

import pytest

from ruhepol.core.jobs import queue
from ruhepol.core.jobs.errors import LostLease
from ruhepol.core.jobs.execution import (
    LONGEST_BACKOFF,
    backoff,
    perform,
    perform_together,
    settle_failure,
    time_limit,
)
from ruhepol.core.models import Job, JobState, StoredFile
from tests.core.jobs import tasks


@pytest.mark.django_db
def test_a_lost_lease_rolls_an_atomic_task_back() -> None:
    """An attempt whose job was taken over leaves nothing behind and does not disturb its successor."""
    tasks.mark.enqueue(name="x")
    [late] = queue.claim("late", {"default": 1})
    Job.objects.update(state=JobState.WAITING)
    [current] = queue.claim("current", {"default": 1})
    with pytest.raises(LostLease) as lost:
        perform(late)
    settle_failure(late, lost.value)
    assert not StoredFile.objects.exists()
    assert perform(current)
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_a_bundle_is_not_spoilt_by_one_of_its_jobs() -> None:
    """Where one of the jobs that share a transaction fails, each runs in its own and the others are done."""
    tasks.mark.enqueue(name="first")
    tasks.mark_and_fail.enqueue(name="second")
    tasks.mark.enqueue(name="third")
    jobs = queue.claim("one", {"default": 3})
    begun = list[int]()
    [(job, error)] = perform_together(jobs, lambda job: begun.append(job.id))
    assert (job, str(error)) == (jobs[1], "second")
    assert begun == [jobs[0].id, jobs[1].id, *(job.id for job in jobs)]
    assert set(StoredFile.objects.values_list("digest", flat=True)) == {"first", "third"}
    assert Job.objects.get().pk == job.id


@pytest.mark.django_db
def test_a_bundle_ends_only_the_jobs_it_still_has() -> None:
    """A job that was taken over meanwhile leaves nothing behind; its neighbour is done once."""
    for name in ("taken", "kept"):
        tasks.mark.enqueue(name=name)
    jobs = queue.claim("late", {"default": 2})
    Job.objects.filter(pk=jobs[0].id).update(state=JobState.WAITING)
    queue.claim("current", {"default": 1})
    [(job, error)] = perform_together(jobs, lambda _: None)
    assert (job, type(error)) == (jobs[0], LostLease)
    assert StoredFile.objects.get().digest == "kept"
    assert Job.objects.get().worker == "current"


@pytest.mark.django_db
def test_what_a_bundle_sets_in_motion_goes_along() -> None:
    """Deliveries are made in the same transaction and were never rows; other jobs wait as ever."""
    for name in "ab":
        tasks.mark_and_go_on.enqueue(name=name)
    assert perform_together(queue.claim("one", {"default": 2}), lambda _: None) == []
    assert set(StoredFile.objects.values_list("digest", flat=True)) == {"a", "b", "after a", "after b"}
    left = Job.objects.values_list("kwargs", "state", "attempt").order_by("pk")
    assert list(left) == [({"name": f"long after {name}"}, JobState.WAITING, 0) for name in "ab"]


@pytest.mark.django_db
def test_what_follows_outside_of_a_bundle_is_a_row() -> None:
    """A delivery that is set in motion by somebody else waits in the queue."""
    tasks.mark_and_go_on.func("alone")
    assert StoredFile.objects.get().digest == "alone"
    assert Job.objects.filter(state=JobState.WAITING).count() == 2


@pytest.mark.django_db
def test_a_failure_that_is_caught_costs_only_time() -> None:
    """A bundle has no savepoints, so who needs one is done alone, and ends as it would have."""
    tasks.mark.enqueue(name="first")
    tasks.hide_a_failure.enqueue(name="second")
    assert perform_together(queue.claim("one", {"default": 2}), lambda _: None) == []
    assert set(StoredFile.objects.values_list("digest", flat=True)) == {"first", "second"}
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_a_follower_that_fails_takes_nothing_with_it() -> None:
    """The bundle is done all the same; who follows waits to fail alone."""
    tasks.mark_and_ask_for_trouble.enqueue(name="first")
    assert perform_together(queue.claim("one", {"default": 1}), lambda _: None) == []
    assert StoredFile.objects.get().digest == "first"
    left = Job.objects.get()
    assert (left.state, left.attempt) == (JobState.WAITING, 0)
    [(_, error)] = perform_together(queue.claim("one", {"default": 1}), lambda _: None)
    assert str(error) == "after first"


@pytest.mark.django_db
def test_a_job_of_a_task_that_is_gone_fails_like_any_other() -> None:
    """After an upgrade removed its task, a job is retried and kept, never dropped."""
    tasks.note.enqueue(value=1)
    Job.objects.update(task="tests.core.jobs.tasks.gone")
    [job] = queue.claim("one", {"default": 1})
    with pytest.raises(ImportError) as error:
        perform(job)
    settle_failure(job, error.value)
    assert Job.objects.get().state == JobState.WAITING
    assert time_limit(job) == 60


@pytest.mark.parametrize(("attempt", "seconds"), [(1, 1), (2, 2), (5, 16), (13, 3600), (1000, 3600)])
def test_pauses_double_up_to_an_hour(attempt: int, seconds: int) -> None:
    """The pause doubles with each attempt, spread by a fifth, and never passes an hour by more."""
    pause = backoff(attempt)
    assert 0.8 * timedelta(seconds=seconds) <= pause <= 1.2 * timedelta(seconds=seconds)
    assert pause <= 1.2 * LONGEST_BACKOFF
