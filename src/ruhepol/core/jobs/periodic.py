"""Tasks that come round: `@every(60)` above `@task(…)`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from django_tasks.base import Task

AnyTask = TypeVar("AnyTask", bound=Task[Any, Any])


@dataclass(frozen=True, slots=True)
class Periodic:
    """A task without arguments and how often it is due."""

    task: Task[Any, Any]
    interval: timedelta


_periodic: dict[str, Periodic] = {}


def every(seconds: float) -> Callable[[AnyTask], AnyTask]:
    """Declare that a task is due every so many seconds. A tick is skipped while the last one still waits."""

    def declare(task: AnyTask) -> AnyTask:
        _periodic[task.module_path] = Periodic(task, timedelta(seconds=seconds))
        return task

    return declare


def periodic_tasks() -> dict[str, Periodic]:
    """Return every declared periodic task by path, for the worker and the reference docs."""
    return dict(_periodic)
