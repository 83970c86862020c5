"""A pipe that tells the children when their parent is gone, even when it was killed."""

import os
import signal
import threading
import time

GRACE_SECONDS = 10


class Lifeline:
    """The parent keeps the writing end open as long as it lives; nothing is ever written."""

    def __init__(self) -> None:
        """Open the pipe; neither end outlives an exec."""
        self._reading, self._writing = os.pipe()

    def hold_in_child(self) -> None:
        """Let go of the writing end and end this process when no other holder is left."""
        os.close(self._writing)
        threading.Thread(target=self._wait, name="lifeline", daemon=True).start()

    def _wait(self) -> None:
        os.read(self._reading, 1)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE_SECONDS)
        os._exit(1)
