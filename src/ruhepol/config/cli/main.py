"""Finds the asked-for subcommand, reads its options, runs it and turns known errors into sentences."""

import argparse
import importlib
import os
import pkgutil
from collections.abc import Sequence
from typing import Protocol

import ruhepol
from ruhepol.config.cli import commands
from ruhepol.config.cli.errors import CommandError
from ruhepol.config.cli.say import complain
from ruhepol.config.cli.trouble import trouble_of
from ruhepol.config.env.read import WrongSettingsError
from ruhepol.config.env.table import variable


class Command(Protocol):
    """The shape of a command's module."""

    __doc__: str | None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the options."""

    def run(self, options: argparse.Namespace) -> int:
        """Do the work and return the exit code."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: 0 well, 1 failed, 2 asked or set up wrongly."""
    # Turning a small matrix by several threads costs ten times as much as by one, on a busy machine more.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    options = parser().parse_args(arguments)
    set_overrides(options)
    try:
        return int(options.run(options))
    except WrongSettingsError as error:
        complain("These settings cannot be used:", *(f"  {line}" for line in error.complaints))
        return 2
    except CommandError as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not (trouble := trouble_of(error)):
            raise
        complain(trouble)
        return 1


def parser() -> argparse.ArgumentParser:
    """Return the parser with every command there is."""
    top = argparse.ArgumentParser(
        prog="ruhepol",
        description=ruhepol.__doc__,
        epilog="Begin with `ruhepol up`. Settings come from the environment (RUHEPOL_…); "
        "`ruhepol check` tells what is wrong.",
    )
    top.add_argument("--version", action="version", version=f"ruhepol {ruhepol.__version__}")
    places = top.add_subparsers(metavar="COMMAND", required=True)
    for name in sorted(info.name for info in pkgutil.iter_modules(commands.__path__)):
        command: Command = importlib.import_module(f"{commands.__name__}.{name}")
        about = (command.__doc__ or "").strip()
        sub = places.add_parser(
            name.replace("_", "-"),
            help=about.splitlines()[0],
            description=about,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.add_argument(
            "--data-dir",
            dest="setting_data_dir",
            metavar="FOLDER",
            help="folder for everything that is kept (RUHEPOL_DATA_DIR)",
        )
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def set_overrides(options: argparse.Namespace) -> None:
    """Put options that stand for a setting (`dest="setting_<name>"`) into the environment, where all read."""
    for name, value in vars(options).items():
        if name.startswith("setting_") and value is not None:
            os.environ[variable(name.removeprefix("setting_"))] = str(value)
