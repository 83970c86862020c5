"""How processes of ours are told to end."""

import signal
import threading
from queue import SimpleQueue
from types import FrameType

_STOPPING = threading.Event()
"""One for the process: what runs beside the main thread is told by the same signal."""

_heard: SimpleQueue[None] = SimpleQueue()


def told_to_stop() -> threading.Event:
    """Return an event that is set by SIGTERM or SIGINT; the main thread has to ask, too."""
    if threading.current_thread() is threading.main_thread():
        threading.Thread(target=_tell, name="stopping", daemon=True).start()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _hear)
    return _STOPPING


def _hear(_number: int, _frame: FrameType | None) -> None:
    """Take the signal, which may come while the main thread holds the event's own lock.

    Setting the event here would wait for that lock for ever; this queue alone may be used from a signal.
    """
    _heard.put(None)


def _tell() -> None:
    _heard.get()
    _STOPPING.set()
