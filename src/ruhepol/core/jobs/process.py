"""The worker as `ruhepol up` and `ruhepol worker` start it."""

import threading
from collections.abc import Callable, Mapping

from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from ruhepol.core.jobs.slow import SLOW, Calls, may_end
from ruhepol.core.jobs.worker import Worker
from ruhepol.core.stopping import told_to_stop


def run_worker(lanes: Mapping[str, int] | None = None, *, call_slow: Callable[[], None] | None = None) -> int:
    """Work until SIGTERM or SIGINT; return the exit code. Needs a set-up Django.

    With `call_slow` it leaves slow jobs to another process, and calls it by that while one is due.
    """
    chosen = dict(lanes or lanes_of(settings.RUHEPOL.worker_threads))
    if call_slow is None:
        return _run(lambda: Worker(chosen))
    chosen.pop(SLOW)
    return _run(lambda: Worker(chosen, look=Calls(call_slow).look))


def run_slow() -> int:
    """Do the same for slow jobs alone, and end when there is none; who calls looks after the clock."""
    return _run(lambda: Worker({SLOW: 1}, look=lambda: None, may_end=may_end))


def _run(begin: Callable[[], Worker]) -> int:
    stopping = told_to_stop()
    autodiscover_modules("tasks")
    worker = begin()

    def stop_when_told() -> None:
        stopping.wait()
        worker.stop()

    threading.Thread(target=stop_when_told, name="worker-end", daemon=True).start()
    return worker.run()


def lanes_of(threads: int) -> dict[str, int]:
    """Return the lanes for so many threads a queue; slow work gets one, it would only crowd the rest."""
    return {"events": threads, "mail": threads, "default": threads, SLOW: 1}
