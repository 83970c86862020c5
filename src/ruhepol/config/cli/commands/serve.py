"""Serve the web pages only, for installations with many machines.

Needs a migrated database (`ruhepol migrate`). Jobs are run by `ruhepol worker`.
"""

import argparse

from ruhepol.config import boot
from ruhepol.config.cli.say import say
from ruhepol.config.loading import loading


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where to listen."""
    parser.add_argument(
        "--host", dest="setting_host", metavar="ADDRESS", help="where to listen (RUHEPOL_HOST)"
    )
    parser.add_argument("--port", dest="setting_port", metavar="N", help="port to listen on (RUHEPOL_PORT)")
    parser.add_argument(
        "--processes", dest="setting_web_processes", metavar="N", help="web processes (RUHEPOL_WEB_PROCESSES)"
    )


def run(options: argparse.Namespace) -> int:  # noqa: ARG001  a command's shape
    """Serve until told to stop."""
    wanted = boot.django()
    from ruhepol.config import prepare  # noqa: PLC0415  these need Django set up
    from ruhepol.config.supervisor import aside, memory, web  # noqa: PLC0415
    from ruhepol.config.supervisor.supervisor import Supervisor  # noqa: PLC0415

    opened = web.listen(wanted)
    aside.run_aside(prepare.collect_statics)
    with loading():
        family = list(web.processes(wanted, opened))
        memory.load_shared()
    return Supervisor(family).run(
        is_ready=web.readiness(wanted), when_ready=lambda: say(f"Ruhepol answers at {wanted.address}/")
    )
