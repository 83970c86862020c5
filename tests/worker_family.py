"""`ruhepol worker`, all of it, on a test's database: `python -m tests.worker_family TASKS_MODULE`."""

import argparse
import importlib
import sys

import django

if __name__ == "__main__":
    django.setup()

    from ruhepol.config import boot
    from ruhepol.config.cli.commands import worker

    importlib.import_module(sys.argv[1])
    boot.django = lambda: None  # it is set up, with the test's settings
    sys.exit(worker.run(argparse.Namespace(once=False)))
