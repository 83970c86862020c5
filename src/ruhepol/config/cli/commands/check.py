"""Look whether everything is in order: settings, data folder, database, clock, mail.

Ends with 0 when nothing is at fault, so that a script can ask, and changes nothing.
"""

import argparse

from ruhepol.config import boot
from ruhepol.config.cli.say import say

SIGNS = {"good": "✓", "note": "·", "fault": "✗"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what to show."""
    parser.add_argument("--quiet", action="store_true", help="tell faults only")


def run(options: argparse.Namespace) -> int:
    """Run every check and tell what each found."""
    wanted = boot.django()
    from ruhepol.config.checks import channels, database, files, machine, mail  # noqa: PLC0415  these need Django set up
    from ruhepol.config.checks.finding import Grade  # noqa: PLC0415

    checks = (
        machine.data_folder,
        machine.disk,
        database.answers,
        database.is_current,
        machine.clock_runs_on,
        files.place,
        mail.goes_out,
        channels.mail_flows,
    )
    findings = [check(wanted) for check in checks]
    for finding in findings:
        if not options.quiet or finding.grade is Grade.FAULT:
            say(f"{SIGNS[finding.grade]} {finding.text}")
    return 1 if any(finding.grade is Grade.FAULT for finding in findings) else 0
