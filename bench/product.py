"""The product under measure: filled, started and stopped as an operator would."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psycopg

from tools.postgres import cluster, free_port

ROOT = Path(__file__).parents[1]
USERS = ROOT / "build" / "bench"
"""The environment `bin/up` makes for users: the developers' has more in it, which costs memory."""
PORTS = tuple(f"RUHEPOL_{name}PORT" for name in ("", "INTAKE_", "SINK_", "SINK_WEB_", "SHOP_", "SYSTEMS_"))
READY_WITHIN = 180
STOPPED_WITHIN = 30


@dataclass(frozen=True)
class Product:
    """A running installation. `roots` are the processes whose families do its work."""

    port: int
    intake_port: int
    folder: Path
    roots: tuple[int, ...]


@cache
def command() -> str:
    """Return the `ruhepol` of an environment as users have it, made on the first use.

    Its modules are compiled once, also where this machine wants no bytecode: compiling costs memory, too.
    """
    os.environ.update(PYTHONDONTWRITEBYTECODE="", PYTHONPYCACHEPREFIX=str(ROOT / ".cache" / "bytecode"))
    make = [sys.executable, "tools/environment.py", "base"]
    subprocess.run(
        make, cwd=ROOT, env={**os.environ, "VENV_FOLDER": str(USERS)}, check=True, stdout=sys.stderr
    )
    return str(USERS / "bin" / "ruhepol")


@contextlib.contextmanager
def database(kind: str) -> Iterator[tuple[int, ...]]:
    """Provide the database for the block; yields the process that serves it, if it needs one."""
    if kind == "sqlite":
        os.environ.pop("RUHEPOL_DATABASE_URL", None)
        yield ()
        return
    with cluster(fast=False) as server:
        os.environ["RUHEPOL_DATABASE_URL"] = server.url
        yield (server.pid,)


@contextlib.contextmanager
def filled(tickets: int) -> Iterator[Path]:
    """Make a data folder with the demo company and so many tickets more."""
    with empty() as folder:
        run("demo")
        run("bench-data", "--tickets", str(tickets))
        _rest()
        yield folder


@contextlib.contextmanager
def empty() -> Iterator[Path]:
    """Make a data folder with nothing but tables."""
    with tempfile.TemporaryDirectory(prefix="ruhepol-bench-") as name:
        # All that an answer sets in motion is waited for, so it may be taken back for a second only.
        os.environ.update(
            RUHEPOL_DATA_DIR=name, RUHEPOL_UNDO_SECONDS="1", **{port: str(free_port()) for port in PORTS}
        )
        run("migrate")
        yield Path(name)


def _rest() -> None:
    """Have PostgreSQL look at what was written now, not while it is measured, as it would by itself."""
    if url := os.environ.get("RUHEPOL_DATABASE_URL"):
        with psycopg.connect(url, autocommit=True) as database:
            database.execute("VACUUM (ANALYZE)")


def run(*arguments: str) -> None:
    """Run a `ruhepol` command that must succeed; what it says goes where errors go."""
    subprocess.run([command(), *arguments], check=True, stdout=sys.stderr)


def is_ready(port: int) -> bool:
    """Tell whether the product answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=5):
            return True
    except OSError:
        return False


@contextlib.contextmanager
def running(folder: Path, servers: tuple[int, ...], *options: str) -> Iterator[Product]:
    """Start the product over a data folder; yields it when it answers, stops it in the end."""
    port, intake = int(os.environ["RUHEPOL_PORT"]), int(os.environ["RUHEPOL_INTAKE_PORT"])
    with subprocess.Popen([command(), "up", *options], stdout=sys.stderr) as server:
        try:
            for _ in range(READY_WITHIN * 10):
                if is_ready(port) or server.poll() is not None:
                    break
                time.sleep(0.1)
            if server.poll() is not None or not is_ready(port):
                sys.exit("the product did not start")
            yield Product(port, intake, folder, (server.pid, *servers))
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(STOPPED_WITHIN)
