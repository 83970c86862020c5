"""How a child asks its parent for another one: a pipe both have since the fork."""

import contextlib
import os


class Bell:
    """Rung in one process, heard in its parent. Who wants to be sure rings again: a ring may go unheard."""

    def __init__(self) -> None:
        """Open the pipe; neither end outlives an exec."""
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._reading, False)
        os.set_blocking(self._writing, False)

    def ring(self) -> None:
        """Ask; never waits, for a full pipe has been rung often enough."""
        with contextlib.suppress(BlockingIOError):
            os.write(self._writing, b"\0")

    def fileno(self) -> int:
        """Return what to wait at with `select`."""
        return self._reading

    def heard(self) -> bool:
        """Tell whether it was rung since this was last asked."""
        with contextlib.suppress(BlockingIOError):
            return bool(os.read(self._reading, 4096))
        return False
