"""A worker as a process of its own: what the `ruhepol worker` command runs."""

import signal
from collections.abc import Mapping

from django.utils.module_loading import autodiscover_modules

from ruhepol.core.jobs.worker import LANES, Worker


def run_worker(lanes: Mapping[str, int] = LANES) -> int:
    """Work until SIGTERM or SIGINT; return the exit code. Needs the main thread and a set-up Django."""
    autodiscover_modules("tasks")
    worker = Worker(lanes)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    return worker.run()
