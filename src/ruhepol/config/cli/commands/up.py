"""Start everything: web, background jobs and mail, as children of one process.

The first start makes the data folder and the database and loads a demo company to look at.
With --empty there is none, and the browser leads through the set-up. Ctrl-C stops everything.
"""

import argparse
from typing import TYPE_CHECKING, Any

import ruhepol
from ruhepol.config import boot
from ruhepol.config.cli.say import say, step
from ruhepol.config.loading import loading

if TYPE_CHECKING:
    from ruhepol.config.env.table import Settings
    from ruhepol.config.supervisor.daemons import Daemon


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where to listen and what to leave out."""
    parser.add_argument("--empty", action="store_true", help="start without the demo company")
    parser.add_argument(
        "--host", dest="setting_host", metavar="ADDRESS", help="where to listen (RUHEPOL_HOST)"
    )
    parser.add_argument("--port", dest="setting_port", metavar="N", help="port to listen on (RUHEPOL_PORT)")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="PART",
        help="leave a process out, such as worker; may be repeated",
    )


def run(options: argparse.Namespace) -> int:
    """Prepare, start the family, tell where to look, and stay until told to stop."""
    wanted = boot.django()
    from ruhepol.config.supervisor.lock import only_one  # noqa: PLC0415  these need Django set up

    daemons = _daemons(options.without, wanted)
    with only_one(wanted.data_dir):
        return _start(wanted, daemons, empty=options.empty)


def _start(wanted: "Settings", daemons: "list[Daemon]", *, empty: bool) -> int:
    from ruhepol.config.supervisor import aside, memory, web  # noqa: PLC0415  these need Django set up
    from ruhepol.config.supervisor.daemons import children  # noqa: PLC0415
    from ruhepol.config.supervisor.supervisor import Supervisor  # noqa: PLC0415

    opened = web.listen(wanted)
    web.want_free((name for daemon in daemons for name in daemon.ports), wanted)
    say(f"Ruhepol {ruhepol.__version__}, data in {wanted.data_dir}")
    facts = aside.run_aside(lambda: _prepare(empty=empty))
    daemons = [daemon for daemon in daemons if daemon.is_wanted()]
    with step("Program"), loading():
        family = [*web.processes(wanted, opened), *children(daemons)]
        memory.load_shared()
    return Supervisor(family).run(
        is_ready=web.readiness(wanted), when_ready=lambda: _tell(wanted, daemons, facts)
    )


def _daemons(without: list[str], wanted: "Settings") -> "list[Daemon]":
    from ruhepol.config.cli.errors import CommandError  # noqa: PLC0415
    from ruhepol.config.supervisor.daemons import DAEMONS  # noqa: PLC0415

    if strangers := set(without) - {daemon.key for daemon in DAEMONS}:
        known = ", ".join(daemon.key for daemon in DAEMONS)
        raise CommandError(f"--without knows {known}; not {', '.join(sorted(strangers))}.")
    asked = [daemon for daemon in DAEMONS if daemon.key not in without]
    return [daemon for daemon in asked if not (daemon.unless and getattr(wanted, daemon.unless))]


def _prepare(*, empty: bool) -> dict[str, Any]:
    """Make tables, static files and the demo; return what to tell in the end."""
    from ruhepol.config import prepare  # noqa: PLC0415
    from ruhepol.demo.shop import keys as shop  # noqa: PLC0415
    from ruhepol.demo.systems import keys as systems  # noqa: PLC0415

    with step("Database"):
        prepare.migrate()
    with step("Static files"):
        prepare.collect_statics()
    if prepare.wants_demo(empty=empty):
        with step("Demo company"):
            prepare.load_demo()
    shop.move_in()
    systems.move_in()
    return {"new": prepare.is_new(), "setup_key": prepare.setup_key(), "logins": prepare.demo_logins()}


def _tell(wanted: "Settings", daemons: "list[Daemon]", facts: dict[str, Any]) -> None:
    lines = [("Help centre", f"{wanted.address}/"), ("Workspace", f"{wanted.address}/desk/")]
    if facts["new"]:
        lines.insert(0, ("Set it up", f"{wanted.address}/desk/setup/?key={facts['setup_key']}"))
    lines += [(daemon.about, daemon.line(wanted)) for daemon in daemons if daemon.shown]
    lines += [(f"Sign in as {role}", f"{email}  {password}") for role, email, password in facts["logins"]]
    say("\nRuhepol is ready.")
    for name, value in lines:
        say(f"  {name:<24}{value}")
    say("\nCtrl-C stops everything.")
