"""Signals that reach the family at the worst moment."""

import subprocess
import sys
import time

from ruhepol.config.supervisor.bell import Bell
from ruhepol.config.supervisor.child import Child
from tests.processes import PATIENCE

BEGIN = """
import os, signal, sys
from ruhepol.config.supervisor.child import Child
from ruhepol.config.supervisor.supervisor import Supervisor

def tell_myself():
    os.kill(os.getpid(), signal.SIGTERM)
"""

AT_BIRTH = f"""{BEGIN}
fork = os.fork

def fork_and_be_told():
    pid = fork()
    if not pid:
        tell_myself()
    return pid

os.fork = fork_and_be_told
child = Child("told", lambda: 7)
family = Supervisor([child])
family._hear_signals()
child.start(family._lifeline)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child.pid, 0)[1]) + signal.SIGTERM)
"""

AT_DEATH = f"""{BEGIN}
wait = os.waitpid

def wait_and_be_told(pid, options):
    gone, status = wait(pid, options)
    if gone:
        tell_myself()
        tell_myself()
    return gone, status

os.waitpid = wait_and_be_told
sys.exit(Supervisor([Child("short", lambda: 7)]).run(is_ready=lambda: True, when_ready=lambda: None))
"""


def _run(program: str) -> int:
    return subprocess.run([sys.executable, "-c", program], check=False, timeout=PATIENCE).returncode


def test_a_child_told_to_stop_at_its_birth_stops() -> None:
    """Between the fork and handlers of its own it would take the signal for its parent's, and stay."""
    assert _run(AT_BIRTH) == 0


def test_two_signals_while_a_child_is_buried_end_the_family_well() -> None:
    """The second one kills who is left, and nobody looks for a process that is gone."""
    assert _run(AT_DEATH) == 0


def test_one_with_a_bell_starts_when_it_is_rung_once_a_ring() -> None:
    """Nobody calls, nothing starts; what was heard is not heard again, however often it was rung."""
    child = Child("called", lambda: 0, Bell())
    assert not child.is_due()
    for _ in range(100_000):  # more than a pipe holds
        child.bell.ring()
    while child.is_due():
        child.bell.heard()
    child.bell.ring()
    assert child.is_due()
    assert not child.is_due()


def test_one_that_keeps_crashing_is_not_started_at_every_ring() -> None:
    """Its pauses grow, and who rings meanwhile is not heard."""
    child = Child("called", lambda: 1, Bell(), started=time.monotonic())
    pauses = [child.plan_restart(1) for _ in range(9)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 30
    child.bell.ring()
    assert not child.is_due()
