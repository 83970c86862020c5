"""The measurements read the kernel's numbers right."""

import os
import subprocess
import sys

from bench import family

BURN = "import sys, time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass\n"
WAIT = BURN + "print('done', flush=True); sys.stdin.read()"
PIPES = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}


def test_cpu_of_children_is_charged_to_the_family():
    """A child's work counts while it lives and after it has ended."""
    before = family.cpu_seconds(os.getpid())
    with subprocess.Popen(
        [sys.executable, "-c", WAIT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        alive = family.cpu_seconds(os.getpid()) - before
        child.stdin.close()
    assert alive >= 0.25
    assert family.cpu_seconds(os.getpid()) - before >= 0.25


def test_memory_is_that_of_all_members():
    """A family with a child needs more than the child alone."""
    with subprocess.Popen(
        [sys.executable, "-c", WAIT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        assert child.pid in family.members(os.getpid())
        assert family.memory_bytes(os.getpid()) > family.memory_bytes(child.pid) > 0
        assert family.memory_bytes(child.pid, without=" -c ") == 0
        child.stdin.close()
