"""Save database, files and secrets into one archive, while everything runs.

The archive can sign people in and read all mail: keep it as safe as the data folder itself.
"""

import argparse
from pathlib import Path

from ruhepol.config import boot
from ruhepol.config.cli.errors import CommandError
from ruhepol.config.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where to."""
    parser.add_argument(
        "archive",
        nargs="?",
        type=Path,
        help="file to write; without it one named by the moment, in backups/ of the data folder",
    )


def run(options: argparse.Namespace) -> int:
    """Write the archive and name it."""
    wanted = boot.django()
    from ruhepol.config.archive.write import write  # noqa: PLC0415  these need Django set up
    from ruhepol.core import clock  # noqa: PLC0415
    from ruhepol.core.db.dump import DumpError  # noqa: PLC0415

    name = f"ruhepol-{clock.now():%Y-%m-%d-%H%M%S}.tar.gz"
    target: Path = options.archive or wanted.data_dir / "backups" / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        manifest = write(target)
    except (DumpError, OSError) as error:
        raise CommandError(f"The backup could not be written: {error}") from error
    size = target.stat().st_size / 1024 / 1024
    say(f"{target}: {len(manifest.members)} members, {size:.1f} MiB.")
    return 0
