"""Bring articles in: from a folder of Markdown, from Zendesk, Zammad or HTML pages.

`ruhepol articles import FOLDER` reads Markdown as docs/howto/articles.md describes it; `--from zendesk` and
`--from zammad` read the JSON those hand out, `--from html` saved web pages. Running it again renews what
changed.
"""

import argparse
from pathlib import Path

from ruhepol.config import boot
from ruhepol.config.cli.errors import CommandError
from ruhepol.config.cli.say import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what to read and how."""
    parser.add_argument("what", choices=["import"], help="import: make the folder's articles ours")
    parser.add_argument("folder", type=Path, help="where the files lie")
    parser.add_argument(
        "--from",
        dest="source",
        choices=["markdown", "zendesk", "zammad", "html"],
        default="markdown",
        help="what wrote them (default: markdown)",
    )
    parser.add_argument("--draft", action="store_true", help="publish nothing; look through them first")


def run(options: argparse.Namespace) -> int:
    """Import and say what came of it."""
    boot.django()
    from ruhepol.knowledge.exceptions import BadArticleFileError  # noqa: PLC0415  these need Django set up

    if not options.folder.is_dir():
        raise CommandError(f"{options.folder} is no folder. Name the one the files lie in.")
    try:
        count, left_out = _import(options.folder, options.source, publish=not options.draft)
    except BadArticleFileError as error:
        raise CommandError(f"Nothing was imported. {error}") from error
    state = ", as drafts" if options.draft else ""
    say(f"{count} articles are here{state}. Look through them under Articles.")
    for what in left_out:
        say(f"  left out: {what}")
    return 0


def _import(folder: Path, source: str, *, publish: bool) -> tuple[int, list[str]]:
    from ruhepol.core.actors import SYSTEM  # noqa: PLC0415
    from ruhepol.knowledge.foreign.pages import read_pages  # noqa: PLC0415
    from ruhepol.knowledge.foreign.zammad import read_zammad  # noqa: PLC0415
    from ruhepol.knowledge.foreign.zendesk import read_zendesk  # noqa: PLC0415
    from ruhepol.knowledge.services.importing import import_folder  # noqa: PLC0415
    from ruhepol.knowledge.services.taking_over import take_over  # noqa: PLC0415

    if source == "markdown":
        return len(import_folder(folder=folder, by=SYSTEM, publish=publish)), []
    read = {"zendesk": read_zendesk, "zammad": read_zammad, "html": read_pages}[source]
    bundle = read(folder)
    return len(take_over(bundle=bundle, by=SYSTEM, publish=publish)), bundle.left_out
