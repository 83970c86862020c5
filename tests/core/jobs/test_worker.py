"""Workers as real processes: killed, paused, stopped, stuck."""

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from ruhepol.core.jobs.worker import EXIT_STUCK
from ruhepol.core.models import Job, JobState, StoredFile, WorkerRow
from tests.core.jobs import tasks
from tests.processes import PATIENCE, Processes, eventually, stop_between_writes, turn_is_free

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]

SHORT = 3  # seconds; shorter, and a worker on a busy machine is given up alive


@pytest.fixture
def worker(processes: Processes) -> Callable[..., object]:
    """Return the function that starts a worker knowing this folder's tasks."""
    return partial(processes.worker, tasks="tests.core.jobs.tasks")


def marks(start: str = "") -> list[str]:
    """Return what the tasks left in the database."""
    found = StoredFile.objects.filter(digest__startswith=start).order_by("pk")
    return list(found.values_list("digest", flat=True))


def jobs():
    """Return the test's own jobs: the house's periodic tasks run beside them."""
    return Job.objects.filter(task__startswith="tests.")


def all_done() -> bool:
    """Tell whether the test's jobs have all run."""
    return not jobs().exists()


def others_may_write() -> bool:
    """Tell whether no worker holds the turn to write, or a row of the roll."""
    if connection.vendor == "sqlite":
        return turn_is_free(Path(connection.settings_dict["NAME"]))
    try:
        with transaction.atomic():
            return bool(WorkerRow.objects.select_for_update(nowait=True))
    except OperationalError:
        return False


def test_two_workers_run_each_job_once(worker) -> None:
    """Many jobs, two workers: every job leaves exactly one mark and no row."""
    names = [f"job {number:03}" for number in range(60)]
    for name in names:
        tasks.mark.enqueue(name=name)
    worker()
    worker()
    eventually(all_done)
    assert sorted(marks()) == names


def test_a_new_job_wakes_an_idle_worker(worker) -> None:
    """A worker that found nothing hears of the next job."""
    worker()
    eventually(WorkerRow.objects.exists)
    tasks.mark.enqueue(name="awake")
    eventually(lambda: marks() == ["awake"])


def test_a_killed_workers_job_runs_again(worker, tmp_path: Path) -> None:
    """After `kill -9` in the middle of a job another worker runs it to its end, once."""
    gate = tmp_path / "gate"
    tasks.hold.enqueue(name="a", gate=str(gate))
    first = worker(lease=SHORT)
    eventually(lambda: marks("a begun"))
    first.kill()
    worker(lease=SHORT)
    eventually(lambda: len(marks("a begun")) == 2)
    gate.touch()
    eventually(all_done)
    assert len(marks("a ended")) == 1


def test_a_late_worker_is_fenced_off(worker, tmp_path: Path) -> None:
    """A worker that slept through its lease cannot end the job another has taken over.

    It then works on under a new name.
    """
    gate = tmp_path / "gate"
    first = worker("default=1", lease=SHORT)
    eventually(WorkerRow.objects.exists)
    old_name = WorkerRow.objects.get().name
    tasks.hold.enqueue(name="a", gate=str(gate))
    eventually(lambda: marks("a begun"))
    stop_between_writes(first.pid, others_may_write)
    second = worker("default=1", lease=SHORT)
    eventually(lambda: marks(f"a begun by {second.pid}"))
    os.kill(first.pid, signal.SIGCONT)
    Path(f"{gate}.{first.pid}").touch()
    eventually(lambda: marks(f"a ended by {first.pid}"))
    eventually(lambda: WorkerRow.objects.count() == 2)
    assert not WorkerRow.objects.filter(name=old_name).exists()
    tasks.mark.enqueue(name="later")
    eventually(lambda: marks("later"))
    assert jobs().get().attempt == 2
    gate.touch()
    eventually(all_done)


def test_sigterm_finishes_what_runs_and_gives_back_the_rest(worker, tmp_path: Path) -> None:
    """A stopped worker ends its running job, leaves the others as they were, and exits with 0."""
    gate = tmp_path / "gate"
    for name in "abc":
        tasks.hold.enqueue(name=name, gate=str(gate))
    process = worker("default=1")
    eventually(lambda: marks("a begun"))
    process.terminate()
    eventually(lambda: jobs().filter(state=JobState.RUNNING).count() == 1)
    gate.touch()
    assert process.wait(PATIENCE) == 0
    assert marks("a ended")
    assert list(jobs().values_list("state", "attempt")) == [(JobState.WAITING, 0)] * 2
    assert not WorkerRow.objects.exists()


def test_slow_work_never_holds_up_mail(worker, tmp_path: Path) -> None:
    """With the slow and the default lane blocked and more waiting, mail still runs."""
    gate = tmp_path / "gate"
    for number in range(4):
        tasks.hold_slow.enqueue(name=f"slow {number}", gate=str(gate))
        tasks.hold.enqueue(name=f"default {number}", gate=str(gate))
    worker("events=1", "mail=1", "default=1", "slow=1")
    eventually(lambda: marks("slow 0") and marks("default 0"))
    tasks.mark_mail.enqueue(name="mail")
    eventually(lambda: marks("mail"))
    assert not marks("slow 1")
    gate.touch()
    eventually(all_done)


def test_a_job_past_its_time_limit_ends_the_worker(worker) -> None:
    """The attempt counts as failed, the process leaves with its own code, the job waits to be retried."""
    tasks.never_end.enqueue()
    process = worker()
    assert process.wait(PATIENCE) == EXIT_STUCK
    job = jobs().get()
    assert (job.state, job.attempt) == (JobState.WAITING, 1)
    assert "TimeLimitExceeded" in job.error
    assert len(marks("stuck")) == 1
