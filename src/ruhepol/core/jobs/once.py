"""Enqueueing what need not be there twice."""

from typing import Any

from django_tasks.base import Task

from ruhepol.core.db import wake
from ruhepol.core.jobs import queue
from ruhepol.core.jobs.backend import job_for


def enqueue_once(task: Task[Any, Any], *, key: str, **kwargs: object) -> None:
    """Enqueue a task unless a job with this key is still waiting for its first run.

    The key is free again the moment the job begins, so a nudge that comes while it runs is not lost. A job
    that waits already does not begin before the caller's transaction has ended, so neither is one that
    comes just before.
    """
    queue.insert([job_for(task, (), kwargs, unique_key=key)])
    wake.announce("jobs")
