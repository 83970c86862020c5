"""A worker on a test's database: `python -m tests.worker_process TASKS_MODULE [QUEUE=THREADS …]`."""

import importlib
import sys

import django

if __name__ == "__main__":
    django.setup()

    from ruhepol.core.jobs.process import run_worker

    module, *lanes = sys.argv[1:]
    if module:
        importlib.import_module(module)
    chosen = {name: int(count) for name, count in (lane.split("=") for lane in lanes)}
    sys.exit(run_worker(chosen or None))
