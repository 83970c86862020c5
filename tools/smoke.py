"""Builds the wheel, installs it into an empty environment and starts what was installed.

What a user gets by `pip install` is not the checkout: files may be missing from it.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path

from tools.postgres import free_port

ROOT = Path(__file__).parents[1]
READY_WITHIN = 60
STOPPED_WITHIN = 20
PAGES = ("/health/live", "/health/ready", "/de/", "/en/", "/account/login/")


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a command that must succeed."""
    subprocess.run(command, check=True, cwd=cwd)


def build(into: Path) -> Path:
    """Build the source archive and from it the wheel; returns the wheel."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", into)
    [wheel] = into.glob("*.whl")
    return wheel


def install(wheel: Path, into: Path) -> Path:
    """Install the wheel as a user would; returns the `ruhepol` command."""
    run(sys.executable, "-m", "venv", into)
    uv = shutil.which("uv") or Path(sys.executable).with_name("uv")
    locked = ("-c", ROOT / "requirements" / "base.txt")
    run(uv, "pip", "install", "-q", "--python", into / "bin" / "python", *locked, wheel)
    return into / "bin" / "ruhepol"


def status(url: str) -> int:
    """Return the status a page answers with after redirects, 0 while nobody listens."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  always http to loopback
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


def wait_until_ready(base: str, server: subprocess.Popen[bytes]) -> None:
    """Wait for the health page; ends with a sentence if the server dies or stays silent."""
    for _ in range(READY_WITHIN * 4):
        if status(f"{base}/health/ready") == HTTPStatus.OK:
            return
        if server.poll() is not None:
            sys.exit(f"ruhepol up ended with {server.returncode} before it was ready")
        time.sleep(0.25)
    sys.exit(f"ruhepol up was not ready within {READY_WITHIN} s")


def start_and_stop(command: Path, folder: Path) -> None:
    """Start the installed product, look at its first pages, stop it as Ctrl-C does."""
    port = free_port()
    others = {
        f"RUHEPOL_{name}_PORT": str(free_port()) for name in ("INTAKE", "SINK", "SINK_WEB", "SHOP", "SYSTEMS")
    }
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **others}
    arguments: list[str | Path] = [command, "up", "--port", str(port), "--empty"]
    with subprocess.Popen(arguments, cwd=folder, env=environment) as server:
        try:
            wait_until_ready(f"http://127.0.0.1:{port}", server)
            answers = {page: status(f"http://127.0.0.1:{port}{page}") for page in PAGES}
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(STOPPED_WITHIN)
            except subprocess.TimeoutExpired:
                server.kill()
                sys.exit(f"ruhepol up did not stop within {STOPPED_WITHIN} s of Ctrl-C")
    print(answers)
    if set(answers.values()) != {HTTPStatus.OK}:
        sys.exit("a page of the installed product does not answer")


def main() -> None:
    """Build, install, start, look, stop."""
    with tempfile.TemporaryDirectory(prefix="ruhepol-smoke-") as name:
        folder = Path(name)
        wheel = build(folder / "dist")
        start_and_stop(install(wheel, folder / "venv"), folder)


if __name__ == "__main__":
    main()
