"""Calls upstairs: a service says that there is something to do, and the task that does it hears of it.

Services stand below tasks and cannot name them. Where what they did is no event, the task says by what name
it is called: `@answers("signals")` above `@task(…)`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from django_tasks.base import Task

from ruhepol.core import clock
from ruhepol.core.jobs.once import enqueue_once

AnyTask = TypeVar("AnyTask", bound=Task[Any, Any])


@dataclass(frozen=True, slots=True)
class _Answer:
    task: Task[Any, Any]
    after: timedelta


_answers: dict[str, _Answer] = {}


def answers(name: str, *, after: float = 0) -> Callable[[AnyTask], AnyTask]:
    """Declare that a task without arguments answers a call, `after` so many seconds.

    All calls meanwhile are one: so long the work of many is gathered.
    """

    def declare(task: AnyTask) -> AnyTask:
        _answers[name] = _Answer(task, timedelta(seconds=after))
        return task

    return declare


def nudge(name: str) -> None:
    """Call the task of this name, in the open transaction. Raises KeyError where none answers."""
    answer = _answers[name]
    task = answer.task.using(run_after=clock.now() + answer.after) if answer.after else answer.task
    enqueue_once(task, key=f"nudge:{name}")
