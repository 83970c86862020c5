"""The statements of the queue. Each is one round trip and the same on both databases."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from ruhepol.core import clock
from ruhepol.core.db.locking import skip_locked
from ruhepol.core.db.statement import execute
from ruhepol.core.models import Job, JobState

_NEW = "(%s, %s, %s, %s, %s, %s, %s, %s, 'waiting', 0, '', '')"
_INSERT = (
    "INSERT INTO core_job (task, args, kwargs, queue, run_at, max_attempts, unique_key, enqueued_at,"
    " state, attempt, worker, error) VALUES {rows}"
    # A job of the same name stays as it is, yet held until our commit: it must not run before it can see
    # what it is to run for.
    " ON CONFLICT (unique_key) DO UPDATE SET unique_key = excluded.unique_key RETURNING id"
)
# The state is spelled out so that both planners see that the partial index of due jobs fits.
_PICK = (
    "SELECT id FROM (SELECT id FROM core_job WHERE state = 'waiting' AND queue = %s AND run_at <= %s"
    " ORDER BY run_at, id LIMIT %s {lock}) AS pick_{number}"
)
# A CTE, because PostgreSQL may run a sub-select in IN (…) more than once and take too many.
_CLAIM = (
    "WITH picked AS ({picks})"
    " UPDATE core_job SET state = 'running', worker = %s, attempt = attempt + 1, started_at = %s,"
    " unique_key = NULL WHERE id IN (SELECT id FROM picked)"
    " RETURNING id, task, args, kwargs, queue, attempt, max_attempts"
)

_ANY_DUE = "SELECT 1 FROM core_job WHERE state = 'waiting' AND queue IN ({queues}) AND run_at <= %s LIMIT 1"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job in the hands of one worker; `(id, worker, attempt)` proves the claim."""

    id: int
    task: str
    args: list[Any]
    kwargs: dict[str, Any]
    queue: str
    attempt: int
    max_attempts: int
    worker: str


def insert(jobs: Sequence[Job]) -> list[int]:
    """Insert unsaved jobs and return their ids; by hand, because every event pays for it.

    Instead of a job whose unique key is taken the one that has it is returned.
    """
    adapt = connection.ops.adapt_datetimefield_value
    params = [
        value
        for job in jobs
        for value in (
            job.task,
            json.dumps(job.args),
            json.dumps(job.kwargs),
            job.queue,
            adapt(job.run_at),
            job.max_attempts,
            job.unique_key,
            adapt(job.enqueued_at),
        )
    ]
    return [row[0] for row in execute(_INSERT.format(rows=", ".join([_NEW] * len(jobs))), params).fetchall()]


def claim(worker: str, wants: Mapping[str, int]) -> list[Claimed]:
    """Take up to `wants[queue]` due jobs of each queue, oldest first, in one statement."""
    now = connection.ops.adapt_datetimefield_value(clock.now())
    picks = " UNION ALL ".join(_PICK.format(number=n, lock=skip_locked()) for n in range(len(wants)))
    params = [value for queue, limit in wants.items() for value in (queue, now, limit)]
    with transaction.atomic(savepoint=False):
        rows = sorted(execute(_CLAIM.format(picks=picks), [*params, worker, now]).fetchall())
    return [
        Claimed(pk, task, json.loads(args), json.loads(kwargs), queue, attempt, limit, worker)
        for pk, task, args, kwargs, queue, attempt, limit in rows
    ]


def any_due(queues: Iterable[str]) -> bool:
    """Tell whether a claim would find anything; a read, so that idle workers never take the write lock."""
    names = list(queues)
    sql = _ANY_DUE.format(queues=", ".join(["%s"] * len(names)))
    now = connection.ops.adapt_datetimefield_value(clock.now())
    return execute(sql, [*names, now]).fetchone() is not None


def finish(jobs: Iterable[Claimed]) -> set[int]:
    """Delete finished jobs that are still theirs; return the ids that were."""
    return _fenced("DELETE FROM core_job", jobs)


def give_back(jobs: Iterable[Claimed]) -> set[int]:
    """Return unstarted jobs to the queue as if they had never been claimed."""
    return _fenced("UPDATE core_job SET state = 'waiting', worker = '', attempt = attempt - 1", jobs)


def _fenced(verb: str, jobs: Iterable[Claimed]) -> set[int]:
    claims = [(job.id, job.worker, job.attempt) for job in jobs]
    if not claims:
        return set()
    values = ", ".join(["(%s, %s, %s)"] * len(claims))
    sql = f"{verb} WHERE state = 'running' AND (id, worker, attempt) IN (VALUES {values}) RETURNING id"
    return {row[0] for row in execute(sql, [part for triple in claims for part in triple]).fetchall()}


def fail(job: Claimed, *, error: str, retry_at: datetime | None) -> bool:
    """Note a failed attempt: wait until `retry_at`, or die when it is None. False when fenced off."""
    return bool(
        Job.objects.filter(pk=job.id, state=JobState.RUNNING, worker=job.worker, attempt=job.attempt).update(
            state=JobState.WAITING if retry_at else JobState.DEAD,
            run_at=retry_at or clock.now(),
            worker="",
            error=error,
        )
    )
