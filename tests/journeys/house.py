"""A whole installation as a journey meets it: its addresses, its logins, its processes, its data folder."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.config.running import Up, environment, is_alive, up
from tests.processes import PATIENCE, eventually, stop_between_writes, turn_is_free
from tests.ready import lay
from tools.postgres import free_port

PASSWORD = "leuchtturm"
ROLES = ("web", "worker")
SINK = """
from ruhepol.config import boot
boot.django()
from ruhepol.channels.email.sink.run import run_sink
run_sink()
"""


@dataclass
class House:
    """A running `ruhepol up`; `pids` by role."""

    up: Up
    data: Path
    intake_port: int
    pids: dict[str, int] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where the browser goes."""
        return f"http://127.0.0.1:{self.up.port}"

    @property
    def systems(self) -> str:
        """Where the demo company's systems are, as it was printed."""
        line = next(line for line in self.up.lines if line.strip().startswith("Demo systems"))
        return line.split()[-1].rstrip("/")

    @property
    def database(self) -> Path:
        """The database's own file."""
        return self.data / "ruhepol.sqlite3"

    @property
    def logins(self) -> dict[str, tuple[str, str]]:
        """The demo logins as they were printed: `ada` → her address and password."""
        told = [line.split() for line in self.up.lines if line.strip().startswith("Sign in as")]
        return {address.partition("@")[0]: (address, password) for *_, address, password in told}

    def kill(self, role: str) -> None:
        """Kill a process with -9 and wait until the supervisor has started another in its place."""
        victim = self.pids[role]
        known = set(self.pids.values())
        os.kill(victim, signal.SIGKILL)
        eventually(lambda: not is_alive(victim))
        eventually(lambda: set(self.up.lasting()) - known, f"a new {role}")
        self.pids[role] = (set(self.up.lasting()) - known).pop()
        if role == "web":
            eventually(lambda: self.up.get("/health/ready") == 200)

    @contextmanager
    def asleep(self, role: str) -> Iterator[None]:
        """Let a process stand still for a while: it hears who knocks and says nothing."""
        stop_between_writes(self.pids[role], lambda: turn_is_free(self.database))
        try:
            yield
        finally:
            os.kill(self.pids[role], signal.SIGCONT)

    def stop(self) -> None:
        """Press Ctrl-C; everything has to end by itself, and well."""
        self.up.process.send_signal(signal.SIGINT)
        assert self.up.process.wait(PATIENCE) == 0
        assert not [pid for pid in self.pids.values() if is_alive(pid)]

    def ask(self, query: str, *values: object) -> list[tuple]:
        """Put a question to the database's own file, or change it where time itself has to be moved."""
        with closing(sqlite3.connect(self.database, timeout=PATIENCE)) as database:
            rows = database.execute(query, values).fetchall()
            database.commit()
        return rows

    def settle(self) -> None:
        """Wait until no job waits or runs."""
        busy = "SELECT count(*) FROM core_job WHERE state IN ('waiting', 'running')"
        eventually(lambda: self.ask(busy) == [(0,)], "idle workers")

    def holds(self, word: str) -> list[Path]:
        """Return the files of the data folder in which a word stands, as bytes."""
        return [path for path in self.data.rglob("*") if word.encode() in _content(path)]


def _content(path: Path) -> bytes:
    """Read a file; what is no file, or none any more, holds nothing."""
    with suppress(FileNotFoundError, IsADirectoryError):
        return path.read_bytes()
    return b""


def _listens(port: int) -> bool:
    """Tell whether somebody opens: a mail sent before would wait for its second try."""
    with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), PATIENCE):
        return True
    return False


@contextmanager
def house(data: Path) -> Iterator[House]:
    """Stage the company, start everything, and stop it with Ctrl-C at the end.

    The mail server is a process of its own, as in real life: who sends may die while it stands still.
    """
    intake_port = free_port()
    lay(data)
    staging = [sys.executable, "-m", "tests.journeys.stage", PASSWORD]
    subprocess.run(staging, env=environment(data), check=True)
    # Without a sentence model, whose answers join some seconds after the first question.
    settings = {
        "RUHEPOL_INTAKE_PORT": str(intake_port),
        "RUHEPOL_UNDO_SECONDS": "0",
        "RUHEPOL_ENCODER": "none",
    }
    settings["RUHEPOL_SINK_PORT"] = str(free_port())
    with up(data, "--without", "sink", **settings) as running:
        pids = dict(zip(ROLES, running.lasting(), strict=True))
        started = House(running, data, intake_port, pids)
        with subprocess.Popen([sys.executable, "-c", SINK], env=environment(data, **settings)) as sink:
            started.pids["mail"] = sink.pid
            eventually(lambda: _listens(int(settings["RUHEPOL_SINK_PORT"])), "a mail server")
            yield started
            sink.terminate()
        started.stop()
