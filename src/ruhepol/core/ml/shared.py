"""An encoder in a process of its own, started by whoever asks first and shared by all who ask.

The model then costs its memory once, and only while somebody asks (docs/adr/0017).
"""

import fcntl
import hashlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import structlog

from ruhepol.core.ml import wire
from ruhepol.core.ml.encoder import EncoderError
from ruhepol.core.ml.lines import Lines
from ruhepol.core.ml.names import PACKAGED, of_folder
from ruhepol.core.ml.vectors import Vectors

log = structlog.get_logger(__name__)

_START_SECONDS = 30.0
_HELLO = 1.0
_PATIENT = 120.0  # seconds for many texts at once, beside neighbours
_AGAIN = 10.0  # seconds before a process that does not come up is started once more
# Several threads for one short text wait for one another: 280 ms instead of 5 on a busy machine.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_LONGEST_PATH = 100  # bytes: the system's limit for a socket's name is little more


class Shared:
    """Asks the encoder's process; starts it where there is none."""

    def __init__(self, run: Path, folder: str = "") -> None:
        """Name the folder its socket lies in and, for a model of one's own, that model's folder."""
        self.name = of_folder(folder) if folder else PACKAGED
        self._folder = folder
        self.place = _place(run, self.name)
        self.process: subprocess.Popen[bytes] | None = None
        self._started = -_AGAIN
        self._lock = threading.Lock()
        self._lines = Lines(self.place)

    def ready(self) -> bool:
        """Tell whether the process answers; where it does not, it is started meanwhile."""
        try:
            with self._lines.one(_HELLO):
                return True
        except OSError:
            self._start()
            return False

    def encode(self, texts: Sequence[str], *, within: float | None = None) -> Vectors:
        """Return one vector a text. Without `within` it waits until the process is up."""
        if not within:
            self._await()
        try:
            return self._asked(texts, within or _PATIENT)
        except OSError:
            # The kept lines led to a process that has ended since.
            self._lines.close()
            if not within:
                self._await()
        try:
            return self._asked(texts, within or _PATIENT)
        except OSError as error:
            raise EncoderError(f"the encoder's process gave no answer: {error}") from error

    def stop(self) -> None:
        """End the process if this object started it."""
        self._lines.close()
        with self._lock:
            self._end()

    def _asked(self, texts: Sequence[str], seconds: float) -> Vectors:
        with self._lines.one(seconds) as line:
            return wire.ask(line, texts)

    def _await(self) -> None:
        until = time.monotonic() + _START_SECONDS
        while not self.ready():
            if time.monotonic() > until:
                raise EncoderError("the encoder's process does not come up")
            time.sleep(0.05)

    def _end(self) -> None:
        """Let go of the process, which then ends by itself. The lock is held."""
        if self.process and self.process.stdin:
            self.process.stdin.close()
            self.process.wait(timeout=10)
        self.process = None

    def _start(self) -> None:
        """Start the process, unless there is one or somebody else has just started it."""
        with self._lock, self.place.with_suffix(".lock").open("a") as turn:
            if time.monotonic() - self._started < _AGAIN:
                return
            try:
                fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            self._started = time.monotonic()
            self._end()
            command = [sys.executable, "-m", "ruhepol.core.ml.process", str(self.place), self._folder]
            log.debug("encoder_starts", model=self.name)
            self.process = subprocess.Popen(  # noqa: S603  our own module
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                env={**os.environ, **_ONE_THREAD},
                pass_fds=[turn.fileno()],  # with it goes the lock, which ends with the process
            )


def _place(run: Path, name: str) -> Path:
    """Return where the socket lies: in our folder, or in a private one where that name is too long."""
    mark = hashlib.sha256(f"{run.resolve()}|{name}".encode()).hexdigest()[:12]
    run.mkdir(parents=True, exist_ok=True)
    place = run / f"encoder-{mark}.sock"
    if len(os.fsencode(place)) <= _LONGEST_PATH:
        return place
    private = Path(tempfile.gettempdir()) / f"ruhepol-{os.getuid()}"
    private.mkdir(mode=0o700, exist_ok=True)
    kept = private.lstat()
    if kept.st_uid != os.getuid() or kept.st_mode & 0o077:
        raise EncoderError(f"{private} is open to others")
    return private / place.name
