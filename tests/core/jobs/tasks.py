"""Tasks the queue's tests enqueue; they note what ran in a list or a table."""

from django_tasks import TaskContext, task

from ruhepol.core import clock
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
