"""Run background jobs only, for installations with many machines.

Any number of workers may run beside one another; with --once the due jobs are run and that is all.
"""

import argparse

from ruhepol.config import boot
from ruhepol.config.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how much to do at once, and for how long."""
    parser.add_argument(
        "--threads",
        dest="setting_worker_threads",
        metavar="N",
        help="jobs of each queue at once (RUHEPOL_WORKER_THREADS)",
    )
    parser.add_argument("--once", action="store_true", help="run what is due now, then end")


def run(options: argparse.Namespace) -> int:
    """Work until told to stop; a worker that ends by itself is started anew."""
    boot.django()
    from ruhepol.config.supervisor.daemons import DAEMONS, children  # noqa: PLC0415  these need Django set up
    from ruhepol.config.supervisor.supervisor import Supervisor  # noqa: PLC0415
    from ruhepol.core.jobs.drain import drain  # noqa: PLC0415

    if options.once:
        say(f"{drain(raising=False)} jobs run.")
        return 0
    workers = children(daemon for daemon in DAEMONS if daemon.key == "worker")
    return Supervisor(list(workers)).run(
        is_ready=lambda: True, when_ready=lambda: say("Waiting for jobs. Ctrl-C stops the worker.")
    )
