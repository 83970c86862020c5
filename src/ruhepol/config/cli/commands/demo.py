"""Load the demo company into an untouched database and print its logins.

`ruhepol up` does so by itself at the first start. Nothing is mailed: its history is written as history.
"""

import argparse

from ruhepol.config import boot
from ruhepol.config.cli.errors import CommandError
from ruhepol.config.cli.say import say, step


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no options."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001  a command's shape
    """Load it, or say why not."""
    boot.django()
    from ruhepol.config import prepare  # noqa: PLC0415  needs Django set up
    from ruhepol.demo.load import AlreadyInUseError  # noqa: PLC0415  same

    prepare.migrate()
    try:
        with step("Demo company"):
            prepare.load_demo()
    except AlreadyInUseError as error:
        raise CommandError("This database is in use; the demo would mix with real customers.") from error
    for role, email, password in prepare.demo_logins():
        say(f"  Sign in as {role:<12}{email}  {password}")
    return 0
