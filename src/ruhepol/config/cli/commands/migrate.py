"""Bring the database up to date.

Safe to run again after it was interrupted, and while nothing has to be done.
"""

import argparse

from ruhepol.config import boot
from ruhepol.config.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no options."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001  a command's shape
    """Apply what is missing and say what was done."""
    boot.django()
    from ruhepol.config import prepare  # noqa: PLC0415  needs Django set up

    say(f"The database is up to date; migrations applied: {prepare.migrate()}.")
    return 0
