"""Starting a program: no shell, no input, a clean environment, an end to its time and to its output."""

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, cast

from ruhepol.healing.doing.place import NotDoneError

MOST_BYTES = 256 * 1024
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended, and what it said on both its outputs."""

    code: int
    said: str


def run(words: Sequence[str], *, limit: float, environment: Mapping[str, str] | None = None) -> Ended:
    """Run a program to its end. Raises NotDoneError: it did not start, took too long, or said too much.

    Whatever it started goes with it.
    """
    try:
        process = subprocess.Popen(  # noqa: S603  the words come from the operator's list
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={"PATH": PATH, "LANG": "C.UTF-8", **(environment or {})},
            cwd="/",
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise NotDoneError(f"{words[0]} does not start: {error}") from error
    with process:
        try:
            said = _said(process, time.monotonic() + limit)
        finally:
            _end(process)
    return Ended(process.returncode, said.decode("utf-8", "replace"))


def _said(process: subprocess.Popen[bytes], ends: float) -> bytes:
    """Read until both outputs are closed and the program has ended."""
    said = bytearray()
    pipe = cast("IO[bytes]", process.stdout)
    with selectors.DefaultSelector() as watch:
        watch.register(pipe, selectors.EVENT_READ)
        while watch.select(max(0, ends - time.monotonic())):
            chunk = os.read(pipe.fileno(), _CHUNK)
            if not chunk:
                break
            said += chunk
            if len(said) > MOST_BYTES:
                raise NotDoneError(f"it said more than {MOST_BYTES // 1024} KiB", unsure=True)
    try:
        process.wait(max(0, ends - time.monotonic()))
    except subprocess.TimeoutExpired as error:
        raise NotDoneError("it took too long and was ended", retry=True, unsure=True) from error
    return bytes(said)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it and whatever it started and left behind."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
