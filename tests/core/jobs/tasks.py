"""Tasks the queue's tests enqueue; they note what ran in a list or a table."""

import contextlib
import os
from pathlib import Path
from threading import Event

from django.db import transaction
from django_tasks import TaskContext, task

from ruhepol.core import clock
from ruhepol.core.jobs.along import follow
from ruhepol.core.jobs.backend import job_for
from ruhepol.core.jobs.errors import GiveUp
from ruhepol.core.models import StoredFile

ran: list[object] = []


def leave_mark(name: str) -> None:
    """Write one row, so that a test can count effects in the database."""
    StoredFile.objects.create(digest=name, size=0, created_at=clock.now())


@task()
def note(value: object) -> None:
    """Remember that this ran."""
    ran.append(value)


@task(queue_name="mail")
def note_mail(value: object) -> None:
    """Remember that this ran, on the mail queue."""
    ran.append(value)


@task(atomic=True)
def mark(name: str) -> None:
    """Leave a mark and end the job in one transaction."""
    leave_mark(name)


@task(max_attempts=3)
def fail(value: object) -> None:
    """Fail every time."""
    raise ValueError(value)


@task(atomic=True)
def mark_and_go_on(name: str) -> None:
    """Leave a mark and have two more left: one in the same transaction, one by a job like any other."""
    leave_mark(name)
    follow([job_for(mark, (), {"name": f"after {name}"})])
    mark.enqueue(name=f"long after {name}")


@task(atomic=True)
def mark_and_ask_for_trouble(name: str) -> None:
    """Leave a mark and have follow what fails."""
    leave_mark(name)
    follow([job_for(mark_and_fail, (), {"name": f"after {name}"})])


@task(atomic=True)
def hide_a_failure(name: str) -> None:
    """Leave a mark although a part of the work failed and was undone."""
    with contextlib.suppress(ValueError), transaction.atomic():
        mark_and_fail.func(f"never {name}")
    leave_mark(name)


@task(atomic=True)
def mark_and_fail(name: str) -> None:
    """Leave a mark that must be rolled back."""
    leave_mark(name)
    raise ValueError(name)


@task()
def give_up() -> None:
    """Fail in a way no retry can mend."""
    raise GiveUp("hopeless")


@task(takes_context=True)
def note_attempt(context: TaskContext) -> None:
    """Remember which attempt this is."""
    ran.append(context.attempt)


@task()
def hold(name: str, gate: str) -> None:
    """Leave a mark, wait for the file `gate` or the process's own `gate.PID`, leave another mark."""
    leave_mark(f"{name} begun by {os.getpid()}")
    while not (Path(gate).exists() or Path(f"{gate}.{os.getpid()}").exists()):
        Event().wait(0.01)
    leave_mark(f"{name} ended by {os.getpid()}")


@task(queue_name="mail", atomic=True)
def mark_mail(name: str) -> None:
    """Leave a mark from the mail queue."""
    leave_mark(name)


@task(queue_name="slow")
def hold_slow(name: str, gate: str) -> None:
    """Hold a thread of the slow lane."""
    hold.func(name, gate)


@task(time_limit=0.5)
def never_end() -> None:
    """Outlive the time limit."""
    leave_mark(f"stuck in {os.getpid()}")
    Event().wait()


@task()
def sweep() -> None:
    """Remember that a tick came."""
    ran.append("tick")
