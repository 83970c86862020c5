"""Runs the tests that need no servers on Python 3.13, where one is found: the house speaks both."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSION = "3.13"
QUICK = (
    "-q",
    "-p",
    "no:cacheprovider",
    "-m",
    "not browser and not postgres and not processes",
    "--ignore=tests/house",
)


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
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    with tempfile.TemporaryDirectory(prefix="ruhepol-newer-") as folder:
        venv = Path(folder) / "bin" / "python"
        subprocess.run([uv, "venv", "-q", "--allow-existing", "--python", python, folder], check=True)
        install: list[str | Path] = [uv, "pip", "install", "-q", "--python", venv]
        subprocess.run([*install, "--require-hashes", "-r", ROOT / "requirements" / "dev.txt"], check=True)
        subprocess.run([*install, "--no-deps", "-e", ROOT], check=True)
        tests: list[str | Path] = [venv, "-m", "pytest", *QUICK]
        workers = str(min((os.cpu_count() or 1) + 1, 8))
        return subprocess.run([*tests, "-n", workers], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
