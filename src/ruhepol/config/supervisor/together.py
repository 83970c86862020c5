"""Several pieces of work in one process: each process more costs the memory of what it writes to."""

import os
import signal
import threading
from collections.abc import Callable, Sequence

import structlog

log = structlog.get_logger(__name__)

Work = Callable[[], int | None]

STOP_SECONDS = 5.0


def together(works: Sequence[Work]) -> Work:
    """Return the work of a process that does all of these; where one of them ends, so do the others.

    The first has the main thread and hears the signals; the others learn of them from it.
    """
    first, *others = works
    return first if not others else lambda: _run(first, others)


def _run(first: Work, others: Sequence[Work]) -> int:
    threads = [threading.Thread(target=_beside, args=(work,), daemon=True) for work in others]
    for thread in threads:
        thread.start()
    code = first() or 0
    os.kill(os.getpid(), signal.SIGTERM)  # it may have ended by itself; the others hear of it
    for thread in threads:
        thread.join(STOP_SECONDS)
    return code


def _beside(work: Work) -> None:
    """Do the work; its end is the end of the process, which the supervisor then starts anew."""
    try:
        work()
    except Exception:
        log.exception("crashed", work=f"{work.__module__}.{work.__qualname__}")
    finally:
        os.kill(os.getpid(), signal.SIGTERM)
