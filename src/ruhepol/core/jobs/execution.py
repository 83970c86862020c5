"""Running one claimed job and settling its fate."""

import random
import traceback
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import structlog
from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.base import Task, TaskContext

from ruhepol.core import clock
from ruhepol.core.db.bundle import bundle, redone_if_lost
from ruhepol.core.jobs import queue
from ruhepol.core.jobs.along import followers
from ruhepol.core.jobs.backend import result_of
from ruhepol.core.jobs.errors import GiveUp, LostLease
from ruhepol.core.jobs.queue import Claimed
from ruhepol.core.jobs.task import TIME_LIMIT
from ruhepol.core.models import Job

Failures = list[tuple[Claimed, BaseException]]

log = structlog.get_logger(__name__)

LONGEST_BACKOFF = timedelta(hours=1)
ERROR_LENGTH = 4000


def backoff(attempt: int) -> timedelta:
    """Return the pause after a failed attempt: 1 s, 2 s, 4 s … up to an hour, spread by a fifth."""
    pause = min(timedelta(seconds=2 ** min(attempt - 1, 12)), LONGEST_BACKOFF)
    return pause * random.uniform(0.8, 1.2)  # noqa: S311  spreads load, hides nothing


def is_atomic(job: Claimed) -> bool:
    """Tell whether the job's task wants to end its job in its own transaction."""
    try:
        return bool(import_string(job.task).atomic)
    except (ImportError, AttributeError):
        return False


def perform(job: Claimed) -> bool:
    """Run a job. True when its row is already gone, False when the caller has to `finish` it.

    Raises whatever the task raises, or LostLease after rolling back.
    """
    task = import_string(job.task)
    if not getattr(task, "atomic", False):
        _call(task, job)
        return False
    with transaction.atomic():
        _call(task, job)
        if not queue.finish([job]):
            raise LostLease(job.id)
    return True


def perform_together(jobs: Sequence[Claimed], begin: Callable[[Claimed], None]) -> Failures:
    """Run atomic jobs in one transaction; where one of them fails, all anew and each in its own.

    The deliveries they set in motion go along. Returns those of the given jobs that failed.
    """
    alone = len(jobs) == 1
    try:
        with redone_if_lost(), bundle(), followers() as following:
            _perform_all(jobs, begin)
            alone = alone and not following
            for job in following:
                begin(jobs[-1])
                import_string(job.task).call(*job.args, **job.kwargs)
    except Exception as error:  # noqa: BLE001  a task may raise anything; who fails alone is told below
        return [(jobs[0], error)] if alone else _perform_apart(jobs, begin)
    return []


def _perform_all(jobs: Sequence[Claimed], begin: Callable[[Claimed], None]) -> None:
    for job in jobs:
        begin(job)
        _call(import_string(job.task), job)
    if lost := {job.id for job in jobs} - queue.finish(jobs):
        raise LostLease(min(lost))


def _perform_apart(jobs: Sequence[Claimed], begin: Callable[[Claimed], None]) -> Failures:
    failures: Failures = []
    for job in jobs:
        begin(job)
        try:
            perform(job)
        except Exception as error:  # noqa: BLE001  as above
            failures.append((job, error))
    return failures


def _call(task: Task[Any, Any], job: Claimed) -> None:
    if task.takes_context:
        row = Job(pk=job.id, args=job.args, kwargs=job.kwargs, worker=job.worker, attempt=job.attempt)
        task.call(TaskContext(task_result=result_of(task, row)), *job.args, **job.kwargs)
    else:
        task.call(*job.args, **job.kwargs)


def settle_failure(job: Claimed, error: BaseException) -> None:
    """Write down a failed attempt: back off, or die after the last one or a GiveUp."""
    last = job.attempt >= job.max_attempts or isinstance(error, GiveUp)
    text = "".join(traceback.format_exception(error))[-ERROR_LENGTH:]
    retry_at = None if last else clock.now() + backoff(job.attempt)
    if isinstance(error, LostLease) or not queue.fail(job, error=text, retry_at=retry_at):
        log.warning("a job lost its lease", job=job.id, task=job.task)
        return
    note = log.error if last else log.warning
    note("a job failed", job=job.id, task=job.task, attempt=job.attempt, dead=last, exc_info=error)


def time_limit(job: Claimed) -> float:
    """Return the seconds one attempt may take."""
    try:
        limit: float = import_string(job.task).time_limit
    except (ImportError, AttributeError):
        limit = TIME_LIMIT
    return limit
