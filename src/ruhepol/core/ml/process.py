"""The encoder's own process: loads the model once for all that ask, and ends when nobody has for a while.

`python -m ruhepol.core.ml.process SOCKET [FOLDER]`. It knows no Django, no database and no settings. Its
standard input is a pipe from whoever started it: when that closes, it ends too.
"""

import contextlib
import select
import socket
import sys
import threading
import time
from pathlib import Path

from ruhepol.core.ml import wire
from ruhepol.core.ml.encoder import Encoder, EncoderError
from ruhepol.core.ml.here import here

IDLE_SECONDS = 300.0
_LOOK = 5.0


class Host:
    """Serves one encoder on one socket."""

    def __init__(self, encoder: Encoder) -> None:
        """Serve this encoder."""
        self._encoder = encoder
        self._heard = time.monotonic()

    def run(self, listener: socket.socket, lifeline: int) -> None:
        """Serve until the lifeline closes or nobody has asked for a while."""
        while time.monotonic() - self._heard < IDLE_SECONDS:
            able, _, _ = select.select([listener.fileno(), lifeline], [], [], _LOOK)
            if lifeline in able:
                return
            if listener.fileno() in able:
                line, _ = listener.accept()
                threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with line, contextlib.suppress(OSError):
            while True:
                texts = wire.asked(line)
                self._heard = time.monotonic()
                try:
                    wire.answer(line, self._encoder.encode(texts))
                except EncoderError as error:
                    wire.excuse(line, str(error))


def main(place: Path, folder: str) -> int:
    """Load, listen, serve. Whoever started this has taken the socket's lock and handed it on."""
    encoder = here(folder)
    encoder.encode(["warm"])
    place.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(place))
        place.chmod(0o600)
        listener.listen(64)
        try:
            Host(encoder).run(listener, sys.stdin.fileno())
        finally:
            place.unlink(missing_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""))  # noqa: PLR2004  a folder is optional
