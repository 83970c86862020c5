"""Databases with all tables and nobody in them: made once for a state of the migrations, then copied.

Migrations take seconds, and some twenty installations of the suite are not about them.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".cache" / "ready"
DATABASE = "ruhepol.sqlite3"


def lay(data: Path) -> Path:
    """Put the database of `ruhepol migrate` into a data folder; returns the folder."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy(data / DATABASE)
    return data


def copy(to: Path) -> None:
    """Write the database to a path; whoever comes first makes it for all workers."""
    with _kept("sqlite3", _make) as kept:
        shutil.copyfile(kept, to)


def fill(url: str) -> None:
    """Make all tables in an empty PostgreSQL database."""
    with _kept("sql", partial(_dump, url)) as kept:
        if not _has_tables(url):
            _run("psql", "--quiet", "--set=ON_ERROR_STOP=1", "--file", kept, url)


@contextmanager
def _kept(kind: str, make: Callable[[Path], None]) -> Iterator[Path]:
    """Yield what is kept for the present migrations; whoever comes first makes it for all workers."""
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / f"{_migrations()}.{kind}"
    with (KEPT / f"lock.{kind}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for old in KEPT.glob(f"*.{kind}"):
                if old.name != f"lock.{kind}":
                    old.unlink()
            make(kept)
        yield kept


def _make(kept: Path) -> None:
    with tempfile.TemporaryDirectory(dir=KEPT) as home:
        _migrate(home)
        Path(home, DATABASE).rename(kept)


def _dump(url: str, kept: Path) -> None:
    with tempfile.TemporaryDirectory(dir=KEPT) as home:
        _migrate(home, RUHEPOL_DATABASE_URL=url)
        written = Path(home, "dump.sql")
        _run("pg_dump", "--no-owner", "--file", written, url)
        written.rename(kept)


def _migrate(home: str, **settings: str) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("RUHEPOL_", "DJANGO_"))}
    _run(sys.executable, "-m", "ruhepol", "migrate", env={**own, "RUHEPOL_DATA_DIR": home, **settings})


def _has_tables(url: str) -> bool:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT to_regclass('django_migrations')").fetchone() != (None,)


def _run(*command: str | Path, **options: Any) -> None:
    subprocess.run(command, check=True, stdout=subprocess.PIPE, **options)


@cache
def _migrations() -> str:
    """Return a fingerprint of what decides how the tables look: migrations, and what they call."""
    product = ROOT / "src" / "ruhepol"
    called = [product / "core" / "db", product / "core" / "search"]
    made_from = [path for folder in called for path in folder.rglob("*.py")]
    made_from += [*product.rglob("migrations/*.py"), *(ROOT / "requirements").glob("*.txt")]
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(made_from):
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:16]
