"""Several pieces of work in one process."""

import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.processes import PATIENCE

PROGRAM = """
import sys
from ruhepol.core.stopping import told_to_stop
from ruhepol.config.supervisor.together import together
from tests.processes import PATIENCE

def say(words):
    sys.stdout.write(words + chr(10))  # at once: print() writes the line's end apart, and two threads speak
    sys.stdout.flush()

def first():
    stopping = told_to_stop()
    say("first begins")
    {first}
    say("first ends")
    return 3

def second():
    {second}

raise SystemExit(together([first, second])())
"""


@pytest.fixture
def start(request: pytest.FixtureRequest) -> Callable[..., subprocess.Popen[str]]:
    """Return the function that starts a process whose second piece of work is the given line."""

    def run(second: str, *, first: str = "stopping.wait()") -> subprocess.Popen[str]:
        program = PROGRAM.format(first=first, second=second)
        process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
        request.addfinalizer(process.kill)
        return process

    return run


def test_one_signal_ends_both(start: Callable[..., subprocess.Popen[str]]) -> None:
    """The second learns of it from the first, is waited for, and the first one's code is the process's."""
    process = start('told_to_stop().wait(); say("second ends")')
    assert process.stdout is not None
    assert process.stdout.readline() == "first begins\n"
    process.send_signal(signal.SIGTERM)
    told, _ = process.communicate(timeout=PATIENCE)
    assert sorted(told.splitlines()) == ["first ends", "second ends"]
    assert process.returncode == 3


def test_a_crash_of_the_second_ends_the_process(start: Callable[..., subprocess.Popen[str]]) -> None:
    """Nobody goes on with half of its work: the supervisor starts both anew."""
    process = start('raise OSError("the port is taken")')
    told, _ = process.communicate(timeout=PATIENCE)
    assert "the port is taken" in told
    assert process.returncode in {3, -signal.SIGTERM}


def test_the_end_of_the_first_ends_the_process(start: Callable[..., subprocess.Popen[str]]) -> None:
    """A worker that gives up takes nobody down half way: the others hear of it and end well."""
    process = start('told_to_stop().wait(); say("second ends")', first="pass")
    told, _ = process.communicate(timeout=PATIENCE)
    assert told.splitlines() == ["first begins", "first ends", "second ends"]
    assert process.returncode == 3
