"""Makes `.venv` as the lock files say and leaves it alone while they do not change.

`python tools/environment.py base|dev`, with nothing but the standard library. uv installs where it is
there or can be had; pip does where not. VENV_FOLDER names another place.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / os.environ.get("VENV_FOLDER", ".venv")
PYTHON = VENV / "bin" / "python"
BUILD = ROOT / "requirements" / "build.txt"
UV = ROOT / "requirements" / "uv.txt"
PIP = (PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar=off")
NO_VENV = """\
This Python cannot make virtual environments: its package for that is missing.
On Debian or Ubuntu, install it and start again:
    apt install python3-venv"""


def say(line: str) -> None:
    """Print a line of progress at once."""
    print(line, flush=True)


def runs(*command: str | Path) -> bool:
    """Tell whether a command exists, runs and succeeds; a shim may exist and do neither."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def fingerprint(name: str) -> str:
    """Return a digest of everything the environment is made from."""
    made_from = [ROOT / name for name in (f"requirements/{name}.txt", "pyproject.toml", "hatch_build.py")]
    return hashlib.sha256(
        b"".join(path.read_bytes() for path in (*made_from, BUILD)) + str(ROOT).encode()
    ).hexdigest()


def stale_catalogues() -> bool:
    """Tell whether a German catalogue is newer than its compiled form."""
    for source in (ROOT / "src").glob("**/locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns:
            return True
    return False


def install_venv_package() -> bool:
    """Install Debian's python3-venv where we may; returns whether a venv can now be made."""
    if os.getuid() != 0 or not shutil.which("apt-get"):
        return False
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    say(f"  installing the Debian package {package} …")
    quiet = {"DEBIAN_FRONTEND": "noninteractive", **os.environ}
    subprocess.run(["apt-get", "-qq", "update"], check=False, env=quiet)
    install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", package]
    return subprocess.run(install, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode == 0


def make_venv() -> None:
    """Make an empty virtual environment from the Python that runs this; ends with a sentence if it cannot."""
    say(f"  making a virtual environment with Python {sys.version.split()[0]} …")
    shutil.rmtree(VENV, ignore_errors=True)
    if runs("uv", "--version") and runs("uv", "venv", "-q", "--seed", "--python", sys.executable, VENV):
        return
    if find_spec("ensurepip") is None and not install_venv_package():
        sys.exit(NO_VENV)
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(f"{made.stdout}{made.stderr}\n{NO_VENV}")


def find_uv() -> Path | str | None:
    """Return a uv that runs: the machine's, the environment's, or one installed into it now."""
    for candidate in ("uv", VENV / "bin" / "uv"):
        if runs(candidate, "--version"):
            return candidate
    own = VENV / "bin" / "uv"
    return own if runs(*PIP, "-q", "--require-hashes", "-r", UV) and runs(own, "--version") else None


def pip_install(*what: str | Path) -> int:
    """Install with pip, naming each package as it comes; returns pip's exit code."""
    with subprocess.Popen([*PIP, *what], stdout=subprocess.PIPE, text=True) as pip:
        for line in pip.stdout or ():
            if line.startswith("Collecting "):
                say(f"    {line.split()[1]}")
    return pip.returncode


def install(uv: Path | str | None, *what: str | Path) -> None:
    """Install into the environment with uv, with pip where uv is absent or fails."""
    if uv:
        with_uv: list[str | Path] = [uv, "pip", "install", "-q", "--python", PYTHON, *what]
        if subprocess.run(with_uv, check=False).returncode == 0:
            return
        say("  uv could not; trying with pip, which takes a minute or two …")
    if pip_install(*what) != 0:
        sys.exit("The packages could not be installed: see above. Is the package registry reachable?")


def fill(name: str) -> None:
    """Install the locked packages, each checked against its hash, and this project on top."""
    uv = find_uv()
    locked = ROOT / "requirements" / f"{name}.txt"
    count = sum("==" in line for line in locked.read_text().splitlines())
    say(f"  installing {count} packages with {'uv' if uv else 'pip'} …")
    install(uv, "--require-hashes", "-r", BUILD)
    install(uv, "--require-hashes", "-r", locked)
    install(uv, "--no-deps", "--no-build-isolation", "-e", ROOT)


def stamp_of(name: str) -> Path:
    """Return the file that remembers what the environment was made from."""
    return VENV / f".{name}.stamp"


def is_current(name: str) -> bool:
    """Tell whether everything of a lock file is installed."""
    return stamp_of(name).exists() and stamp_of(name).read_text() == fingerprint(name)


def main(name: str) -> None:
    """Bring the environment up to date with one lock file; `dev` contains `base`."""
    if not runs(PYTHON, "-c", ""):
        say("Setting up Ruhepol (only this time):")
        make_venv()
    if not is_current(name) and not is_current("dev"):
        started = time.monotonic()
        fill(name)
        stamp_of(name).write_text(fingerprint(name))
        say(f"  installed in {time.monotonic() - started:.0f} s")
    if stale_catalogues():
        compile_them: list[str | Path] = [PYTHON, "-m", "tools.messages", "compile"]
        subprocess.run(compile_them, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(sys.argv[1])
