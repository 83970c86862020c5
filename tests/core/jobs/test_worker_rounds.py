"""Single steps of a worker, in an order that real processes meet only by chance."""

import pytest

from ruhepol.core.jobs import queue
from ruhepol.core.jobs.worker import Worker
from ruhepol.core.models import Job, JobState
from tests.core.jobs import tasks

pytestmark = pytest.mark.django_db


def test_a_beat_between_the_end_of_a_job_and_its_deletion_takes_nothing_away() -> None:
    """A job that is through but still has its row is not mistaken for one whose answer was lost."""
    worker = Worker({})
    worker._beat()  # noqa: SLF001  the steps of `run`, one by one
    tasks.note.enqueue(value=1)
    [job] = queue.claim(worker._roll.name, {"default": 1})  # noqa: SLF001
    worker._held[job.id] = job  # noqa: SLF001
    worker._report(job, ended=False)  # noqa: SLF001
    worker._collect()  # noqa: SLF001
    worker._beat()  # noqa: SLF001
    assert Job.objects.get(pk=job.id).state == JobState.RUNNING
    worker._round()  # noqa: SLF001
    assert not Job.objects.filter(pk=job.id).exists()
