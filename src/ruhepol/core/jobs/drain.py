"""Run all due jobs here and now, in this process: for tests, demo data and one-off commands."""

import os
import secrets
from collections.abc import Sequence

from ruhepol.core.jobs import queue
from ruhepol.core.jobs.execution import perform, settle_failure

QUEUES = ("events", "mail", "default", "slow")


def drain(queues: Sequence[str] = QUEUES, *, raising: bool = True) -> int:
    """Run due jobs, most urgent queue first, until none is left; return how many ran.

    A failing job raises here, or is settled as a worker would when `raising` is False.
    """
    ran, name = 0, f"drain:{os.getpid()}:{secrets.token_hex(4)}"
    while batch := _next(queues, name):
        try:
            if not perform(batch[0]):
                queue.finish(batch)
        except Exception as error:
            settle_failure(batch[0], error)
            if raising:
                raise
        ran += 1
    return ran


def _next(queues: Sequence[str], name: str) -> list[queue.Claimed]:
    for lane in queues:
        if batch := queue.claim(name, {lane: 1}):
            return batch
    return []
