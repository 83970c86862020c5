"""How the channel's own processes are told to end."""

import signal
import threading
from types import FrameType


def told_to_stop() -> threading.Event:
    """Return an event that is set by SIGTERM or SIGINT. Needs the main thread."""
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    return stopping
