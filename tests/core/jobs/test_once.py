"""Nudges that need not be there twice."""

from collections.abc import Callable

import pytest

from ruhepol.core.jobs import queue
from ruhepol.core.jobs.once import enqueue_once
from ruhepol.core.models import Job
from tests.core.jobs import tasks

pytestmark = pytest.mark.django_db


def test_a_second_nudge_is_dropped(run_jobs: Callable[..., int], ran: list[object]) -> None:
    """While a job with the key waits, another one is not added; other keys are."""
    for key in ("send 1", "send 1", "send 2"):
        enqueue_once(tasks.note, key=key, value=key)
    assert run_jobs() == 2
    assert ran == ["send 1", "send 2"]


def test_a_nudge_that_comes_while_the_job_runs_is_kept() -> None:
    """The running job may have read too early, so the new nudge runs after it."""
    enqueue_once(tasks.note, key="send", value="first")
    queue.claim("one", {"default": 1})
    enqueue_once(tasks.note, key="send", value="second")
    assert Job.objects.count() == 2
