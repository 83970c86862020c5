"""An embedded database with all tables and nobody in it: made once for a state of the code, then copied.

Migrations take seconds, and some twenty installations of the suite are not about them.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

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
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / f"{_code()}.sqlite3"
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for old in KEPT.glob("*.sqlite3"):
                old.unlink()
            _make(kept)
        shutil.copyfile(kept, to)


def _make(kept: Path) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("RUHEPOL_", "DJANGO_"))}
    with tempfile.TemporaryDirectory(dir=KEPT) as home:
        migrate = [sys.executable, "-m", "ruhepol", "migrate"]
        subprocess.run(migrate, env={**own, "RUHEPOL_DATA_DIR": home}, check=True, stdout=subprocess.PIPE)
        Path(home, DATABASE).rename(kept)


@cache
def _code() -> str:
    made_from = [*sorted((ROOT / "src").rglob("*.py")), *sorted((ROOT / "requirements").glob("*.txt"))]
    digest = hashlib.sha256(sys.version.encode())
    for path in made_from:
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:16]
