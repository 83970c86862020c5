"""The task type of the lease queue: Django's own plus what a queue must know to be safe."""

from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from django_tasks.base import Task

P = ParamSpec("P")
T = TypeVar("T")

MAX_ATTEMPTS = 10
TIME_LIMIT = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseTask(Task[P, T]):
    """A task with limits, given to the decorator: `@task(queue_name="mail", max_attempts=5)`.

    `atomic` runs the task and the end of its job in one transaction: its database effects then
    happen exactly once. It is for tasks that touch nothing but the database.
    """

    max_attempts: int = MAX_ATTEMPTS
    time_limit: float = TIME_LIMIT
    """Seconds after which an attempt counts as failed."""
    atomic: bool = False
