"""Slow jobs in a process of their own, as real processes: called, killed, stopped, ended."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ruhepol.core.models import Job, JobState, StoredFile, WorkerRow
from tests.core.jobs import tasks
from tests.processes import PATIENCE, Processes, eventually

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]

LEASE = 3  # seconds; shorter, and a worker on a busy machine is given up alive


@pytest.fixture
def family(processes: Processes) -> Iterator[Callable[[], list[int]]]:
    """Start a worker under its supervisor; return what tells its processes, the worker first."""
    parent = processes.start("tests.worker_family", "tests.core.jobs.tasks", LEASE=str(LEASE))
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    yield lambda: [int(pid) for pid in children.read_text().split()]
    parent.send_signal(signal.SIGINT)
    assert parent.wait(PATIENCE) == 0


def doer(name: str, word: str = "begun") -> int:
    """Return the process that left this mark, 0 as long as there is none."""
    marks = StoredFile.objects.filter(digest__startswith=f"{name} {word} by ").order_by("-pk")
    found = marks.values_list("digest", flat=True).first()
    return int(found.rpartition(" ")[2]) if found else 0


def done() -> bool:
    """Tell whether the test's jobs have all run."""
    return not Job.objects.filter(task__startswith="tests.").exists()


def test_slow_jobs_run_in_a_process_that_ends(family, tmp_path: Path) -> None:
    """It is called when one is due, does what there is, and ends; the worker lives on without them."""
    gate = tmp_path / "gate"
    gate.touch()
    tasks.hold_slow.enqueue(name="a", gate=str(gate))
    tasks.hold.enqueue(name="b", gate=str(gate))
    eventually(done)
    slow = doer("a")
    eventually(lambda: slow not in family())
    assert [doer("b")] == family()
    assert WorkerRow.objects.count() == 1


def test_it_is_called_again(family, tmp_path: Path) -> None:
    """The next slow job after its end brings another process."""
    gate = tmp_path / "gate"
    gate.touch()
    for name in ("a", "b"):
        tasks.hold_slow.enqueue(name=name, gate=str(gate))
        eventually(done)
        eventually(lambda: len(family()) == 1)
    assert doer("a") != doer("b")


@pytest.mark.usefixtures("family")
def test_a_killed_ones_job_runs_again(tmp_path: Path) -> None:
    """After `kill -9` in the middle of a job the worker buries it and calls another, which runs it once."""
    gate = tmp_path / "gate"
    tasks.hold_slow.enqueue(name="a", gate=str(gate))
    eventually(lambda: doer("a"))
    killed = doer("a")
    os.kill(killed, signal.SIGKILL)
    eventually(lambda: doer("a") != killed)
    gate.touch()
    eventually(done)
    assert doer("a", "ended") == doer("a") != killed


def test_it_ends_with_the_others(family, tmp_path: Path, processes: Processes) -> None:
    """Ctrl-C in the middle of a slow job ends both, and the job waits for the next start."""
    tasks.hold_slow.enqueue(name="a", gate=str(tmp_path / "gate"))
    eventually(lambda: doer("a"))
    [parent] = processes.started
    both = family()
    assert len(both) == 2
    parent.send_signal(signal.SIGINT)
    assert parent.wait(PATIENCE) == 0
    assert not [pid for pid in both if Path(f"/proc/{pid}").exists()]
    assert Job.objects.get(task__startswith="tests.").state == JobState.WAITING
