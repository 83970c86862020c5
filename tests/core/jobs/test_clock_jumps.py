"""The clock of the machine jumps; no job is lost, none runs twice, none waits for the jump's length."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.jobs import queue
from ruhepol.core.jobs.periodic import Periodic
from ruhepol.core.jobs.repair import hurry_jobs_from_the_future
from ruhepol.core.jobs.roll import BEATS_PER_LEASE, Roll
from ruhepol.core.jobs.ticker import Ticker
from ruhepol.core.models import Job, JobState
from tests.core.jobs import tasks

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.frozen(NOON):
        yield


def test_a_jump_forward_takes_no_job_from_a_living_worker() -> None:
    """A day's jump does not end a lease, because leases are counted in beats."""
    holder, observer = Roll(), Roll()
    holder.enlist()
    observer.enlist()
    tasks.note.enqueue(value=1)
    queue.claim(holder.name, {"default": 1})
    observer.watch()
    clock.advance(DAY)
    for _ in range(2 * BEATS_PER_LEASE):
        holder.beat()
        observer.watch()
    assert Job.objects.get().state == JobState.RUNNING
    assert queue.claim(observer.name, {"default": 1}) == []


def test_a_jump_back_does_not_strand_waiting_jobs(run_jobs: Callable[..., int]) -> None:
    """What was to run at once runs at once, though its row says tomorrow."""
    tasks.note.enqueue(value=1)
    clock.advance(-DAY)
    assert run_jobs() == 0
    assert hurry_jobs_from_the_future() == 1
    assert run_jobs() == 1


def test_a_jump_back_does_not_strand_retries(run_jobs: Callable[..., int]) -> None:
    """A failed job's pause ends within its own length, not the jump's."""
    tasks.fail.enqueue(value=1)
    run_jobs(raising=False)
    clock.advance(-DAY)
    hurry_jobs_from_the_future()
    assert run_jobs(raising=False) == 1


def test_a_jump_back_keeps_dates_that_were_asked_for() -> None:
    """A job with `run_after` and a pause within limits are left alone."""
    tasks.note.using(run_after=NOON + DAY).enqueue(value=1)
    tasks.fail.enqueue(value=1)
    Job.objects.filter(kwargs={"value": 1}, attempt=0, run_at=NOON).update(
        attempt=1, run_at=NOON + timedelta(minutes=30)
    )
    clock.advance(-timedelta(minutes=5))
    assert hurry_jobs_from_the_future() == 0


@pytest.mark.parametrize("jump", [DAY, -DAY])
def test_periodic_tasks_go_on_after_a_jump(
    monkeypatch: pytest.MonkeyPatch, run_jobs: Callable[..., int], ran: list[object], jump: timedelta
) -> None:
    """After a jump either way the next tick comes once, for old and new workers together."""
    one_minute = {tasks.sweep.module_path: Periodic(tasks.sweep, timedelta(minutes=1))}
    monkeypatch.setattr("ruhepol.core.jobs.ticker.periodic_tasks", lambda: one_minute)
    old = Ticker()
    old.look()
    run_jobs()
    clock.advance(jump)
    for ticker in (old, Ticker(), old):
        ticker.look()
        run_jobs()
    assert len(ran) == 2
