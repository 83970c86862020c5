"""The page a newcomer follows works line by line, on the embedded database."""

import contextlib
import os
import re
import shlex
import signal
import sqlite3
import subprocess
import time
import urllib.request

import pytest

from tests.house.source import ROOT
from tests.processes import PATIENCE
from tools.postgres import free_port

PAGE = ROOT / "docs" / "start" / "README.md"
BLOCKS = re.findall(r"```sh\n(.*?)```", PAGE.read_text(), re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines()]
START = "bin/up"
READY_WITHIN = 150


@pytest.fixture
def surroundings(tmp_path):
    """A folder that looks like a fresh clone, and an environment with free ports and nothing else of ours."""
    for name in ("bin", "tools", "src", "requirements", "pyproject.toml", "hatch_build.py", ".venv"):
        (tmp_path / name).symlink_to(ROOT / name)
    own = ("RUHEPOL_", "DJANGO_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    ports = ("PORT", "INTAKE_PORT", "SINK_PORT", "SINK_WEB_PORT", "SHOP_PORT", "SYSTEMS_PORT")
    environment |= {f"RUHEPOL_{name}": str(free_port()) for name in ports}
    return tmp_path, environment | {"RUHEPOL_DATA_DIR": str(tmp_path / "data")}


def answers(port):
    """Tell whether the product is ready."""
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready"):
        return True
    return False


@contextlib.contextmanager
def started(folder, environment):
    """Run the page's first command for the length of the block; Ctrl-C ends it cleanly."""
    with subprocess.Popen(shlex.split(START), cwd=folder, env=environment) as server:
        try:
            until = time.monotonic() + READY_WITHIN
            while not answers(environment["RUHEPOL_PORT"]):
                assert server.poll() is None, "bin/up ended by itself"
                assert time.monotonic() < until, "bin/up is not ready"
            yield
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(PATIENCE) == 0


def tickets_called(subject, folder):
    """Count the tickets with a subject, in the database's own file."""
    with contextlib.closing(sqlite3.connect(folder / "data" / "ruhepol.sqlite3")) as database:
        asked = database.execute("SELECT count(*) FROM tickets_ticket WHERE subject = ?", [subject])
        return asked.fetchone()[0]


@pytest.mark.processes
def test_every_line_of_first_steps_works(surroundings):
    """The first line starts the product, each of the others succeeds beside it; the mail becomes a ticket."""
    folder, environment = surroundings
    assert LINES[0] == START
    with started(folder, environment):
        for line in LINES[1:]:
            shell = ["sh", "-c", line]
            done = subprocess.run(shell, cwd=folder, env=environment, capture_output=True, check=False)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    assert tickets_called("Rechnung", folder) == 1
