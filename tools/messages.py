"""German for every sentence: collects msgids from Python and Jinja2, checks and compiles catalogues.

`python -m tools.messages extract` brings each package's `locale/de/LC_MESSAGES/django.po` up to date,
`check` names what is missing, stale, fuzzy or contradictory, `compile` writes the .mo files.
Django's own makemessages does not read Jinja2.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from tools.catalogues import PACKAGE, compile_all

METHODS = [("**/migrations/**", "ignore"), ("**.py", "python"), ("**/templates/**.*", "jinja2")]
EXTENSIONS = "jinja2.ext.do,jinja2.ext.loopcontrols"
OPTIONS = {
    "**/templates/**.*": {
        "silent": "false",
        "newstyle_gettext": "true",
        "trimmed": "true",
        "extensions": EXTENSIONS,
    }
}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **{f"{word}_lazy": spec for word, spec in DEFAULT_KEYWORDS.items()},
    "gettext_noop": None,
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
BORN = datetime(2026, 11, 21, tzinfo=UTC)


def packages() -> list[Path]:
    """Return every package of the house."""
    return sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))


def catalogue_path(package: Path) -> Path:
    """Return where a package keeps its German."""
    return package / "locale" / "de" / "LC_MESSAGES" / "django.po"


def extract(package: Path) -> Catalog:
    """Return a template of every msgid a package uses."""
    template = Catalog(charset="utf-8", creation_date=BORN)
    found = extract_from_dir(
        package, method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS, comment_tags=["Translators:"]
    )
    for filename, _line, message, comments, context in found:
        template.add(message, None, [(filename, 0)], auto_comments=comments, context=context)
    return template


def read(package: Path) -> Catalog:
    """Return a package's German catalogue, an empty one if it has none yet."""
    path = catalogue_path(package)
    if not path.exists():
        return Catalog(locale="de", project="ruhepol", version="1", creation_date=BORN, revision_date=BORN)
    with path.open("rb") as file:
        return read_po(file, locale="de")


def update(package: Path) -> Path | None:
    """Bring a package's catalogue up to date; returns its path, None if the package says nothing."""
    template, german = extract(package), read(package)
    if not len(template) and not len(german):
        return None
    template.creation_date = german.creation_date
    german.update(template, no_fuzzy_matching=True)
    german.obsolete.clear()
    german.fuzzy, german.last_translator, german.language_team = False, "The Ruhepol authors", "German"
    german.header_comment = f"# German for ruhepol.{package.name}"
    path = catalogue_path(package)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, german, width=100, sort_by_file=True, include_lineno=False)
    return path


def strings(message: Message) -> list[str]:
    """Return the translations of a message, one per plural form."""
    return list(message.string) if isinstance(message.string, tuple | list) else [str(message.string)]


def fault(wanted: Message, german: Catalog) -> str:
    """Say what is wrong with the translation of one message, or nothing."""
    there = german.get(wanted.id, wanted.context)
    if there is None or not all(strings(there)):
        return "has no German"
    if there.fuzzy:
        return "is marked fuzzy"
    ids = wanted.id if isinstance(wanted.id, tuple | list) else [wanted.id]
    asked = {word for text in ids for word in PLACEHOLDER.findall(text)}
    given = {word for text in strings(there) for word in PLACEHOLDER.findall(text)}
    return "" if asked == given else f"names {sorted(given)} where the English names {sorted(asked)}"


def faults(package: Path) -> Iterator[str]:
    """Yield what is missing, wrong or left over in a package's German."""
    template, german = extract(package), read(package)
    for message in template:
        if message.id and (wrong := fault(message, german)):
            place = message.locations[0][0]
            yield f"{package.name}/{place}: {message.id!r} {wrong}"
    for message in german:
        if message.id and template.get(message.id, message.context) is None:
            yield f"{package.name}: {message.id!r} is translated but no longer used"


def contradictions() -> Iterator[str]:
    """Yield msgids that two packages translate differently: Django would show one of them everywhere."""
    known: dict[tuple[object, object], tuple[str, list[str]]] = {}
    for package in packages():
        for message in read(package):
            if not message.id:
                continue
            first, german = known.setdefault((message.id, message.context), (package.name, strings(message)))
            if german != strings(message):
                yield f"{message.id!r} is {german} in {first} and {strings(message)} in {package.name}"


def check() -> list[str]:
    """Return every fault of all catalogues."""
    return [*(line for package in packages() for line in faults(package)), *contradictions()]


def main(arguments: list[str]) -> int:
    """Run one of extract, check, compile; returns an exit code."""
    match arguments:
        case ["extract"]:
            for path in filter(None, map(update, packages())):
                print(path)
            return 0
        case ["check"]:
            found = check()
            print(*found, f"{len(found)} faults in the German catalogues", sep="\n")
            return bool(found)
        case ["compile"]:
            print(*compile_all(), sep="\n")
            return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
