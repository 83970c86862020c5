"""Events: published with their cause, delivered to each receiver alone, never in circles."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

import pytest
from django.db import transaction

from ruhepol.core import actors, clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.events import outbox
from ruhepol.core.events.base import Event
from ruhepol.core.events.outbox import DEEPEST, publish, receiver, replaying
from ruhepol.core.models import EventRow, Job, JobState, StoredFile
from tests.core.jobs.tasks import leave_mark

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, kw_only=True)
class Knocked(Event):
    """Somebody knocked."""

    about: ClassVar[str] = "door"
    door_id: int


@dataclass(frozen=True, kw_only=True)
class Opened(Event):
    """The door was opened."""

    about: ClassVar[str] = "door"
    door_id: int


@pytest.fixture(autouse=True)
def _no_receivers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "_receivers", {})
    monkeypatch.setattr(outbox, "_replays", set())


def subscribe(event_type: type[Event], name: str, react: Callable[[Event], None], **options: bool) -> None:
    """Subscribe a function under a name of its own."""
    react.__qualname__ = name
    receiver(event_type, **options)(react)


def knock() -> EventRow:
    """Publish one knock."""
    return publish(Knocked(door_id=7), by=actors.agent(3))


def refuse(event: Event) -> None:
    """Write, then fail."""
    leave_mark("half")
    raise ValueError(event)


def test_an_event_row_says_what_where_and_who() -> None:
    """The row carries name, stream, fields and actor, and no cause when it is the first."""
    row = knock()
    assert (row.name, row.stream, row.data) == (
        "tests.Knocked",
        "door:7",
        {"door_id": 7},
    )
    assert (row.actor, row.cause_id, row.depth) == (actors.agent(3), None, 0)


@pytest.mark.django_db(transaction=True)
def test_an_event_needs_a_transaction() -> None:
    """Outside a transaction nothing is published: it could survive what it reports."""
    with pytest.raises(RuntimeError, match="outside a transaction"):
        knock()


def test_an_event_nobody_hears_costs_no_job() -> None:
    """Without a receiver the event is kept and nothing is queued."""
    knock()
    assert EventRow.objects.count() == 1
    assert not Job.objects.exists()


def test_an_event_dies_with_its_transaction(run_jobs: Callable[..., int]) -> None:
    """A rolled-back act is neither recorded nor delivered."""
    subscribe(Knocked, "hear", lambda _: leave_mark("heard"))
    with transaction.atomic():
        knock()
        transaction.set_rollback(True)
    assert run_jobs() == 0
    assert not EventRow.objects.exists()


def test_every_receiver_hears_every_event_once(run_jobs: Callable[..., int]) -> None:
    """Two receivers, two events: one job an event tells both."""
    heard = list[tuple[str, int]]()
    subscribe(Knocked, "first", lambda event: heard.append(("first", event.door_id)))
    subscribe(Knocked, "second", lambda event: heard.append(("second", event.door_id)))
    for door in (1, 2):
        publish(Knocked(door_id=door), by=SYSTEM)
    assert run_jobs() == 2
    assert sorted(heard) == [("first", 1), ("first", 2), ("second", 1), ("second", 2)]


def test_a_failing_receiver_stops_nobody_and_is_retried_alone(run_jobs: Callable[..., int]) -> None:
    """What it wrote is rolled back, the others are done once, and only its own job waits."""
    subscribe(Knocked, "listen", lambda _: leave_mark("listened"))
    subscribe(Knocked, "refuse", refuse)
    subscribe(Knocked, "hear", lambda _: leave_mark("heard"))
    knock()
    assert run_jobs(raising=False) == 4
    assert sorted(StoredFile.objects.values_list("digest", flat=True)) == ["heard", "listened"]
    job = Job.objects.get()
    assert (job.kwargs["receiver"], job.state) == ("tests.core.events.test_outbox.refuse", JobState.WAITING)


def test_a_consequence_knows_its_cause(run_jobs: Callable[..., int]) -> None:
    """An event published by a receiver points at the event it answers, one deeper."""
    subscribe(Knocked, "open", lambda event: publish(Opened(door_id=event.door_id), by=SYSTEM))
    cause = knock()
    run_jobs()
    opened = EventRow.objects.get(name=Opened.name)
    assert (opened.cause_id, opened.depth) == (cause.pk, 1)
    assert knock().depth == 0


def test_a_circle_of_events_is_cut(run_jobs: Callable[..., int]) -> None:
    """Receivers that answer one another for ever end as one dead job, visible to the admin."""
    subscribe(Knocked, "open", lambda event: publish(Opened(door_id=event.door_id), by=SYSTEM))
    subscribe(Opened, "knock", lambda event: publish(Knocked(door_id=event.door_id), by=SYSTEM))
    knock()
    run_jobs(raising=False)
    assert EventRow.objects.count() == DEEPEST + 1
    job = Job.objects.get()
    assert job.state == JobState.DEAD
    assert "EventLoop" in job.error


def test_a_receiver_that_is_gone_is_passed_over(run_jobs: Callable[..., int]) -> None:
    """After an upgrade removed a receiver, its deliveries end quietly."""
    subscribe(Knocked, "hear", lambda _: leave_mark("heard"))
    knock()
    outbox._receivers.clear()  # noqa: SLF001  what an upgrade does
    assert run_jobs() == 1
    assert not Job.objects.exists()


def test_history_is_told_only_to_those_who_asked(run_jobs: Callable[..., int]) -> None:
    """Imported events reach receivers that derive something, not those that reach people."""
    heard = list[str]()
    subscribe(Knocked, "index", lambda _: heard.append("index"), replays=True)
    subscribe(Knocked, "tell", lambda _: heard.append("tell"))
    with replaying():
        knock()
    run_jobs()
    assert heard == ["index"]


def test_an_event_may_be_heard_later(run_jobs: Callable[..., int]) -> None:
    """The row is there at once; who listens hears of it when the given moment has come."""
    subscribe(Knocked, "hears", lambda _: leave_mark("heard"))
    now = clock.now()
    with clock.frozen(now), transaction.atomic():
        publish(Knocked(door_id=7), by=SYSTEM, heard_at=now + timedelta(hours=1))
    assert EventRow.objects.count() == 1
    with clock.frozen(now + timedelta(minutes=59)):
        assert run_jobs() == 0
    with clock.frozen(now + timedelta(minutes=61)):
        assert run_jobs() == 1
    assert StoredFile.objects.count() == 1
