"""The worker as `ruhepol up` and `ruhepol worker` start it."""

import threading
from collections.abc import Mapping

from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from ruhepol.core.jobs.worker import Worker
from ruhepol.core.stopping import told_to_stop


def run_worker(lanes: Mapping[str, int] | None = None) -> int:
    """Work until SIGTERM or SIGINT; return the exit code. Needs a set-up Django."""
    stopping = told_to_stop()
    autodiscover_modules("tasks")
    worker = Worker(lanes or lanes_of(settings.RUHEPOL.worker_threads))

    def stop_when_told() -> None:
        stopping.wait()
        worker.stop()

    threading.Thread(target=stop_when_told, name="worker-end", daemon=True).start()
    return worker.run()


def lanes_of(threads: int) -> dict[str, int]:
    """Return the lanes for so many threads a queue; slow work gets one, it would only crowd the rest."""
    return {"events": threads, "mail": threads, "default": threads, "slow": 1}
