"""Real processes for tests that kill them: workers on the test's own database, and patient waiting."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

from django.db import connection, connections

PATIENCE = 120  # seconds; a busy machine is not a broken one


def eventually(condition: Callable[[], object], what: str = "") -> None:
    """Wait until the condition holds, looking again and again; fail after a long while."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"never happened: {what or condition}"
        Event().wait(0.02)


def database_url() -> str:
    """Return the address of the database this test runs on, for a process of its own."""
    parts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{parts['NAME']}"
    return f"postgresql://{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"


def turn_is_free(database: Path) -> bool:
    """Tell whether nobody holds the turn to write in this SQLite file."""
    with Path(f"{database}.lock").open("wb") as turn:
        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def stop_between_writes(pid: int, others_may_write: Callable[[], bool]) -> None:
    """Pause a process where it keeps nobody else from writing for as long as it sleeps."""
    os.kill(pid, signal.SIGSTOP)
    while not others_may_write():
        os.kill(pid, signal.SIGCONT)
        Event().wait(0.01)
        os.kill(pid, signal.SIGSTOP)


class Processes:
    """Starts Python modules beside the test and leaves none behind."""

    def __init__(self) -> None:
        """Begin with none."""
        self.started: list[subprocess.Popen[bytes]] = []

    def start(self, module: str, *args: str, **more: str) -> subprocess.Popen[bytes]:
        """Run `python -m module args…` on the test's database, with more in its environment."""
        env = {k: v for k, v in os.environ.items() if not k.startswith(("RUHEPOL_", "DJANGO_", "COV_"))}
        env |= {
            "RUHEPOL_DATABASE_URL": database_url(),
            "RUHEPOL_DATA_DIR": os.environ["RUHEPOL_DATA_DIR"],
            "DJANGO_SETTINGS_MODULE": "tests.process_settings",
            **more,
        }
        process = subprocess.Popen([sys.executable, "-m", module, *args], env=env)
        self.started.append(process)
        return process

    def worker(self, *lanes: str, tasks: str = "", lease: int = 60) -> subprocess.Popen[bytes]:
        """Start a worker with lanes such as `mail=1`; `tasks` is a module of the test's own tasks.

        Its lease is too long to end by mere slowness, unless the test is about a lease that ends.
        """
        return self.start("tests.worker_process", tasks, *lanes, LEASE=str(lease))

    def end_all(self) -> None:
        """Kill what still runs, so that the database can be cleaned."""
        for process in self.started:
            process.kill()
            process.wait()
        connections.close_all()
