"""Make an account for an agent, for example the first administrator.

The password is asked for, or read from standard input with --password-stdin. Without one the
account is entered by the link for a forgotten password.
"""

import argparse
import getpass
import sys

from ruhepol.config import boot
from ruhepol.config.cli.errors import CommandError
from ruhepol.config.cli.say import say

ROLES = ("admin", "lead", "agent", "partner")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare who it is."""
    parser.add_argument("email", help="address to sign in with")
    parser.add_argument("--name", required=True, help="name that customers see")
    parser.add_argument("--role", choices=ROLES, default="agent", help="what the agent may do (agent)")
    parser.add_argument("--language", choices=("de", "en"), default="en", help="language of the pages (en)")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def run(options: argparse.Namespace) -> int:
    """Make the account."""
    boot.django()
    from django.core.exceptions import ValidationError  # noqa: PLC0415  these need Django set up
    from django.core.validators import validate_email  # noqa: PLC0415

    from ruhepol.core.actors import SYSTEM  # noqa: PLC0415
    from ruhepol.people.exceptions import AddressTakenError  # noqa: PLC0415
    from ruhepol.people.services.agents import create_agent  # noqa: PLC0415

    facts = {name: getattr(options, name) for name in ("email", "name", "role", "language")}
    try:
        validate_email(options.email)
        create_agent(**facts, password=_password(from_stdin=options.password_stdin), by=SYSTEM)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    except AddressTakenError as error:
        raise CommandError(f"{options.email} has an account already.") from error
    say(f"{options.email} can sign in as {options.role}.")
    return 0


def _password(*, from_stdin: bool) -> str | None:
    """Return a checked password, None when none is given."""
    from django.contrib.auth.password_validation import validate_password  # noqa: PLC0415  needs Django set up

    if from_stdin:
        password = sys.stdin.readline().rstrip("\n")
    elif sys.stdin.isatty():
        password = getpass.getpass("Password (empty: none yet): ")
    else:
        password = ""
    if password:
        validate_password(password)
    return password or None
