"""The Tasks API's door to the queue."""

from datetime import datetime, timedelta
from typing import Any

from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError
from django_tasks.utils import normalize_json

from ruhepol.core import clock
from ruhepol.core.db import wake
from ruhepol.core.jobs import queue
from ruhepol.core.jobs.task import MAX_ATTEMPTS, LeaseTask
from ruhepol.core.models import Job

Args = tuple[Any, ...]
Kwargs = dict[str, Any]

HEAD_START = timedelta(minutes=1)


class LeaseBackend(BaseTaskBackend):
    """Enqueue by inserting a row in the caller's transaction.

    Queues, not priorities, keep urgent work apart. A priority (0 to 100) only makes a job count as
    that many minutes older than it is, so nothing waits for ever behind it.
    """

    task_class = LeaseTask
    supports_defer = True
    supports_priority = True

    def validate_task(self, task: Task[Any, Any]) -> None:
        """Refuse what the queue cannot keep: a priority below zero would be a hidden delay."""
        super().validate_task(task)
        if task.priority < 0:
            raise InvalidTaskError("priority must be between 0 and 100; use the queue `slow` or run_after.")

    def enqueue(self, task: Task[Any, Any], args: Args, kwargs: Kwargs) -> TaskResult[Any]:
        """Insert one job; it exists if and only if the caller's transaction commits."""
        job = job_for(task, args, kwargs)
        [job.pk] = queue.insert([job])
        wake.announce("jobs")
        return result_of(task, job)


def job_for(task: Task[Any, Any], args: Args, kwargs: Kwargs, *, unique_key: str | None = None) -> Job:
    """Build the unsaved row for one call of a task."""
    now = clock.now()
    return Job(
        task=task.module_path,
        args=normalize_json(list(args)),
        kwargs=normalize_json(kwargs),
        queue=task.queue_name,
        run_at=_run_at(task, now),
        max_attempts=task.max_attempts if isinstance(task, LeaseTask) else MAX_ATTEMPTS,
        unique_key=unique_key,
        enqueued_at=now,
    )


def _run_at(task: Task[Any, Any], now: datetime) -> datetime:
    return task.run_after or now - task.priority * HEAD_START


def result_of(task: Task[Any, Any], job: Job) -> TaskResult[Any]:
    """Describe a job in the words of the Tasks API."""
    return TaskResult(
        task=task,
        id=str(job.pk),
        status=TaskResultStatus.READY,
        enqueued_at=job.enqueued_at,
        started_at=job.started_at,
        finished_at=None,
        last_attempted_at=job.started_at,
        args=job.args,
        kwargs=job.kwargs,
        backend=task.backend,
        errors=[],
        worker_ids=[job.worker] * job.attempt,
    )
