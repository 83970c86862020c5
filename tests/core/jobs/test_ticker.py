"""Periodic tasks: one tick wins, none piles up."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.jobs import periodic
from ruhepol.core.jobs.periodic import every, periodic_tasks
from ruhepol.core.jobs.ticker import Ticker, next_due
from ruhepol.core.models import Job
from tests.core.jobs import tasks

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _one_sweep_a_minute(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(periodic, "_periodic", {})
    every(60)(tasks.sweep)
    with clock.frozen(NOON + timedelta(seconds=20)):
        yield


def test_declaring_leaves_the_task_as_it_is() -> None:
    """`@every` notes the interval and returns the task itself."""
    assert every(60)(tasks.sweep) is tasks.sweep
    assert periodic_tasks()[tasks.sweep.module_path].interval == timedelta(minutes=1)


def test_the_first_look_ticks_at_once(run_jobs: Callable[..., int], ran: list[object]) -> None:
    """A new installation, or one that was down, sweeps as soon as it is up."""
    Ticker().look()
    run_jobs()
    assert ran == ["tick"]


def test_two_tickers_tick_once(run_jobs: Callable[..., int], ran: list[object]) -> None:
    """However many workers look, each moment gives one job."""
    tickers = [Ticker(), Ticker()]
    for _ in range(3):
        for ticker in tickers:
            ticker.look()
            run_jobs()
        clock.advance(timedelta(minutes=1))
    assert ran == ["tick"] * 3


def test_a_tick_is_skipped_while_the_last_one_waits() -> None:
    """A blocked queue collects one job, not one for each minute; the missed are not made up for."""
    ticker = Ticker()
    for _ in range(5):
        ticker.look()
        clock.advance(timedelta(minutes=1))
    assert Job.objects.count() == 1


def test_an_idle_look_costs_no_query(django_assert_num_queries: Callable[..., object]) -> None:
    """Between ticks the ticker asks its memory only."""
    ticker = Ticker()
    ticker.look()
    with django_assert_num_queries(0):
        ticker.look()


def test_ticks_fall_on_full_intervals() -> None:
    """The next moment is the next full multiple, strictly later than now."""
    assert next_due(NOON, timedelta(minutes=1)) == NOON + timedelta(minutes=1)
    assert next_due(NOON + timedelta(seconds=59), timedelta(minutes=1)) == NOON + timedelta(minutes=1)
