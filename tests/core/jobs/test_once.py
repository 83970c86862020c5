"""Nudges that need not be there twice."""

from collections.abc import Callable
from threading import Event, Thread

import pytest
from django.db import connections, transaction

from ruhepol.core.db.locking import skip_locked
from ruhepol.core.jobs import queue
from ruhepol.core.jobs.once import enqueue_once
from ruhepol.core.models import Job, StoredFile
from tests.core.jobs import tasks

pytestmark = pytest.mark.django_db


def test_a_second_nudge_is_dropped(run_jobs: Callable[..., int], ran: list[object]) -> None:
    """While a job with the key waits, another one is not added; other keys are."""
    for key in ("send 1", "send 1", "send 2"):
        enqueue_once(tasks.note, key=key, value=key)
    assert run_jobs() == 2
    assert ran == ["send 1", "send 2"]


@pytest.mark.django_db(transaction=True)
def test_a_job_that_waits_begins_only_after_the_nudge_is_true() -> None:
    """Nobody runs the waiting job while the nudge's transaction is open; then it sees what was written."""
    nudged, go_on = Event(), Event()

    def write_and_nudge() -> None:
        with transaction.atomic():
            tasks.leave_mark("written")
            enqueue_once(tasks.note, key="send", value="second")
            nudged.set()
            go_on.wait()
        connections.close_all()

    enqueue_once(tasks.note, key="send", value="first")
    other = Thread(target=write_and_nudge)
    other.start()
    nudged.wait()
    # With one writer nobody could claim now without waiting for the nudge to end.
    early = queue.claim("early", {"default": 1}) if skip_locked() else []
    go_on.set()
    other.join()
    assert early == []
    assert [job.kwargs for job in queue.claim("late", {"default": 2})] == [{"value": "first"}]
    assert StoredFile.objects.get().digest == "written"


def test_a_nudge_that_comes_while_the_job_runs_is_kept() -> None:
    """The running job may have read too early, so the new nudge runs after it."""
    enqueue_once(tasks.note, key="send", value="first")
    queue.claim("one", {"default": 1})
    enqueue_once(tasks.note, key="send", value="second")
    assert Job.objects.count() == 2
