"""Deliveries that are made in the transaction they come from, and so never become rows.

A job is inserted, claimed, read and deleted again. One that runs before its own transaction ends needs
none of it: should the transaction fail, neither the job nor what it follows from has happened.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from ruhepol.core import clock
from ruhepol.core.db import wake
from ruhepol.core.jobs import queue
from ruhepol.core.models import Job

_following: ContextVar[list[Job] | None] = ContextVar("jobs_following", default=None)


def follow(jobs: Sequence[Job]) -> None:
    """Let atomic jobs run at the end of the bundle that enqueues them, else insert them.

    One for a later moment, or with a name of which there is but one, is always a row.
    """
    following, now = _following.get(), clock.now()
    rows = [job for job in jobs if following is None or job.run_at > now or job.unique_key]
    if following is not None:
        following += [job for job in jobs if job not in rows]
    if rows:
        queue.insert(rows)
        wake.announce("jobs")


@contextmanager
def followers() -> Iterator[list[Job]]:
    """Collect what the block sets in motion; the list may grow while it is gone through."""
    found: list[Job] = []
    token = _following.set(found)
    try:
        yield found
    finally:
        _following.reset(token)
