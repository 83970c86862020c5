"""How processes of ours are told to end."""

import signal
import threading
from types import FrameType

_STOPPING = threading.Event()
"""One for the process: what runs beside the main thread is told by the same signal."""


def told_to_stop() -> threading.Event:
    """Return an event that is set by SIGTERM or SIGINT; the main thread has to ask, too."""
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _stop)
    return _STOPPING


def _stop(_number: int, _frame: FrameType | None) -> None:
    _STOPPING.set()
