"""What people do to jobs."""

from dataclasses import dataclass
from typing import ClassVar

from ruhepol.core.events.base import Event


@dataclass(frozen=True, kw_only=True)
class JobEvent(Event):
    """Base: lands on the job's stream."""

    about: ClassVar[str] = "job"
    job_id: int


@dataclass(frozen=True, kw_only=True)
class DeadJobRetried(JobEvent):
    """Somebody gave a dead job another chance."""


@dataclass(frozen=True, kw_only=True)
class DeadJobDropped(JobEvent):
    """Somebody decided that a dead job need not run any more."""

    task: str
