"""`ruhepol up` as a real process of a test: its addresses, its children, its end."""

import http.client
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.processes import PATIENCE
from tools.postgres import free_port

PORTS = ("INTAKE", "SINK", "SINK_WEB", "SHOP", "SYSTEMS")


def is_alive(pid: int) -> bool:
    """Tell whether a process still runs; one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text()
    except FileNotFoundError:
        return ""


@dataclass
class Up:
    """A running installation."""

    process: subprocess.Popen[str]
    port: int
    lines: list[str] = field(default_factory=list)

    def until(self, text: str) -> None:
        """Read its output up to a line with this text; fails when it ends before."""
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if text in line:
                return
        raise AssertionError(f"ended without saying {text!r}: {self.lines}")

    def children(self) -> list[int]:
        """Return the process ids of its children, oldest first."""
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def lasting(self) -> list[int]:
        """Return those that stay for as long as it runs, not the one that slow jobs have for a while."""
        return [pid for pid in self.children() if _name(pid).startswith(("ruhepol web", "ruhepol worker"))]

    def get(self, path: str) -> int:
        """Return the status with which it answers, 0 when it does not."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()


def environment(data_dir: Path, **settings: str) -> dict[str, str]:
    """Return an environment with these settings and none of the test run's own."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("RUHEPOL_", "DJANGO_"))
    }
    ports = {f"RUHEPOL_{name}_PORT": str(free_port()) for name in PORTS}
    return {**clean, **ports, "RUHEPOL_DATA_DIR": str(data_dir), **settings}


@contextmanager
def up(data_dir: Path, *options: str, **settings: str) -> Iterator[Up]:
    """Start everything and wait until it says that it is ready; nothing is left at the end."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "ruhepol", "up", "--port", str(port), *options],
        env=environment(data_dir, **settings),
        stdout=subprocess.PIPE,
        text=True,
    )
    running = Up(process, port)
    try:
        running.until("Ctrl-C stops everything")
        yield running
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def command(data_dir: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a `ruhepol` command to its end and return what it said."""
    return subprocess.run(
        [sys.executable, "-m", "ruhepol", *arguments],
        env=environment(data_dir, **settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
