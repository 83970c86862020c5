"""A worker as a process of its own: what `ruhepol up` and `ruhepol worker` start."""

import signal
from collections.abc import Mapping

from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from ruhepol.core.jobs.worker import Worker


def run_worker(lanes: Mapping[str, int] | None = None) -> int:
    """Work until SIGTERM or SIGINT; return the exit code. Needs the main thread and a set-up Django."""
    autodiscover_modules("tasks")
    worker = Worker(lanes or lanes_of(settings.RUHEPOL.worker_threads))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    return worker.run()


def lanes_of(threads: int) -> dict[str, int]:
    """Return the lanes for so many threads a queue; slow work gets one, it would only crowd the rest."""
    return {"events": threads, "mail": threads, "default": threads, "slow": 1}
