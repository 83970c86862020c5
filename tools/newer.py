"""Runs the tests that need no servers on Python 3.13, where one is found: the house speaks both."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSION = "3.13"
VENV = ROOT / ".cache" / f"python{VERSION}"
QUICK = (
    "-q",
    "-p",
    "no:cacheprovider",
    "-m",
    "not browser and not postgres and not processes",
    "--ignore=tests/house",
    "--hypothesis-profile=brief",
)
BRIEF = {"SCHEDULES": "15"}  # the search for odd examples is not the interpreter's business


def candidates() -> Iterator[Path]:
    """Yield where an interpreter may be: every folder of PATH, and version managers' own folders."""
    for folder in os.get_exec_path():
        yield Path(folder) / f"python{VERSION}"
    for pattern in (".pyenv/versions/*/bin", ".local/share/uv/python/*/bin"):
        yield from (folder / f"python{VERSION}" for folder in sorted(Path.home().glob(pattern)))


def runs(python: Path) -> bool:
    """Tell whether an interpreter is there and really starts; a shim may not."""
    return (
        python.exists()
        and subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0
    )


def main() -> int:
    """Install the lock for Python 3.13 and run the quick tests; returns pytest's exit code."""
    python = next(filter(runs, candidates()), None)
    if python is None:
        print(f"No Python {VERSION} on this machine: nothing to prove here.")
        return 0
    make: list[str | Path] = [python, ROOT / "tools" / "environment.py", "dev"]
    subprocess.run(make, env={**os.environ, "VENV_FOLDER": str(VENV)}, check=True)
    workers = str(min((os.cpu_count() or 1) + 1, 8))
    tests: list[str | Path] = [VENV / "bin" / "python", "-m", "pytest", *QUICK, "-n", workers]
    return subprocess.run(tests, cwd=ROOT, env={**os.environ, **BRIEF}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
