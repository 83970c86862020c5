"""Connections to the encoder's process that are kept open between questions."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Lines:
    """As many as ask at the same time. A fork begins with none."""

    def __init__(self, place: Path) -> None:
        """Connect to this socket, when somebody asks."""
        self._place = place
        self._free: list[socket.socket] = []
        self._lock = threading.Lock()
        os.register_at_fork(after_in_child=self._begin)

    @contextmanager
    def one(self, seconds: float) -> Iterator[socket.socket]:
        """Lend a connection on which no wait lasts longer; one that failed is closed. Raises OSError."""
        line = self._taken() or self._new()
        try:
            line.settimeout(seconds)
            yield line
        except BaseException:
            line.close()
            raise
        with self._lock:
            self._free.append(line)

    def close(self) -> None:
        """Close all that nobody uses."""
        while line := self._taken():
            line.close()

    def _begin(self) -> None:
        self._lock = threading.Lock()
        self._free = []

    def _taken(self) -> socket.socket | None:
        with self._lock:
            return self._free.pop() if self._free else None

    def _new(self) -> socket.socket:
        line = socket.socket(socket.AF_UNIX)
        try:
            line.connect(str(self._place))
        except OSError:
            line.close()
            raise
        return line
