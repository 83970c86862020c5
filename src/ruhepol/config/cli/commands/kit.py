"""Carry known problems with their remedies from house to house, as files.

`ruhepol kit list` shows the shipped kits, `kit check FILE` names every mistake by its line, `kit install`
takes a file or the name of a shipped kit, `kit export NAME` writes what is known here.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ruhepol.config import boot
from ruhepol.config.cli.errors import CommandError
from ruhepol.config.cli.say import say

if TYPE_CHECKING:
    from ruhepol.healing.kits.language import Kit
    from ruhepol.healing.services.kits import Installed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what to do with which kit."""
    parser.add_argument("what", choices=["list", "check", "install", "export"], help="what to do")
    parser.add_argument("kits", nargs="*", metavar="kit", help="a file, or the name of a kit")
    parser.add_argument("--replace", action="store_true", help="install: also over what was changed here")
    parser.add_argument("--problem", type=int, action="append", help="export: number of a problem to put in")
    parser.add_argument(
        "--output", metavar="FILE", type=Path, help="export: file to write; without it, the screen"
    )


def run(options: argparse.Namespace) -> int:
    """Do it."""
    boot.django()
    if options.what == "list":
        return _list()
    if not options.kits:
        raise CommandError(f"Which kit? Write: ruhepol kit {options.what} NAME-OR-FILE")
    if options.what == "export":
        return _export(options)
    kits = [_read(name) for name in options.kits]
    if options.what == "install":
        return _install(kits, replace=options.replace)
    for kit in kits:
        say(f"{kit.kit} {kit.version}: {len(kit.problems)} problems")
    return 0


def _list() -> int:
    from ruhepol.healing.kits import shelf  # noqa: PLC0415  these need Django set up

    for name in shelf.names():
        kit = _read(name)
        say(f"{kit.kit:<24}{kit.version:<8}{kit.name.en}: {kit.about.en}")
    return 0


def _read(name: str) -> "Kit":
    from ruhepol.healing.kits import shelf  # noqa: PLC0415
    from ruhepol.healing.kits.text import LONGEST, KitError, parse  # noqa: PLC0415
    from ruhepol.people.models import Asset  # noqa: PLC0415

    text = shelf.text_of(name)
    if text is None:
        try:
            with Path(name).open(encoding="utf-8-sig") as file:
                text = file.read(LONGEST + 1)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{name} is neither a shipped kit nor a file that can be read.") from error
    try:
        return parse(text, kinds=Asset.Kind.values)
    except KitError as error:
        raise CommandError("\n".join(f"{name}:{one.line}: {one.words}" for one in error.mistakes)) from error


def _install(kits: "list[Kit]", *, replace: bool) -> int:
    from django.db import transaction  # noqa: PLC0415

    from ruhepol.core.actors import SYSTEM  # noqa: PLC0415
    from ruhepol.healing.exceptions import KeyTakenError  # noqa: PLC0415
    from ruhepol.healing.services.kits import install_kit  # noqa: PLC0415

    try:
        with transaction.atomic():
            all_done = [install_kit(kit=kit, by=SYSTEM, replace=replace) for kit in kits]
    except KeyTakenError as error:
        raise CommandError(f"Nothing was installed: {error}.") from error
    for kit, done in zip(kits, all_done, strict=True):
        say(kit.name.en)
        _tell(done)
    return 0


def _tell(done: "Installed") -> None:
    for key in done.new:
        say(f"  new       {key}")
    for key in done.renewed:
        say(f"  renewed   {key}")
    for key in done.same:
        say(f"  the same  {key}")
    for key in done.kept:
        say(f"  kept      {key}: was changed here; --replace takes the kit's")


def _export(options: argparse.Namespace) -> int:
    from pydantic import ValidationError  # noqa: PLC0415

    from ruhepol.healing.exporting import kit_of  # noqa: PLC0415
    from ruhepol.healing.kits.writing import write  # noqa: PLC0415
    from ruhepol.healing.models import KnownProblem  # noqa: PLC0415

    [name, *_others] = options.kits
    known = KnownProblem.objects.all()
    chosen = known.filter(pk__in=options.problem) if options.problem else known.filter(kit=name)
    if not chosen:
        raise CommandError(f"No problem of a kit {name} is known here. Name problems with --problem NUMBER.")
    try:
        text = write(kit_of(name, list(chosen)))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise CommandError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    return _put(text, options.output)


def _put(text: str, output: Path | None) -> int:
    if output is None:
        say(text.rstrip("\n"))
        return 0
    try:
        output.write_text(text, "utf-8")
    except OSError as error:
        raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
    return 0
