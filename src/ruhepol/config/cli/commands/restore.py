"""Put a backup back into an empty installation, or with --force in place of what is there.

The archive is checked as a whole first. Stop everything else before.
"""

import argparse
from pathlib import Path

from ruhepol.config import boot
from ruhepol.config.cli.errors import CommandError
from ruhepol.config.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what to restore."""
    parser.add_argument("archive", type=Path, help="file that `ruhepol backup` wrote")
    parser.add_argument("--force", action="store_true", help="replace what is there; it is lost")


def run(options: argparse.Namespace) -> int:
    """Check, replace, and bring an older backup up to date."""
    wanted = boot.django()
    from ruhepol.config import prepare  # noqa: PLC0415  these need Django set up
    from ruhepol.config.archive.manifest import BadArchiveError  # noqa: PLC0415
    from ruhepol.config.archive.read import restore  # noqa: PLC0415
    from ruhepol.config.supervisor.lock import only_one  # noqa: PLC0415
    from ruhepol.core.db import dump  # noqa: PLC0415

    with only_one(wanted.data_dir):
        if not options.force and not dump.is_empty():
            raise CommandError("There is data here already. --force replaces it; what is here is then lost.")
        try:
            manifest = restore(options.archive)
        except (BadArchiveError, dump.DumpError) as error:
            raise CommandError(str(error)) from error
        applied = prepare.migrate()
    say(f"Restored the backup of {manifest.made_at}, version {manifest.version}.")
    say(f"Migrations applied: {applied}.")
    return 0
