"""Writing a kit as TOML, so that reading it again says the same."""

import json
from collections.abc import Iterable, Iterator

from ruhepol.healing.kits.language import Kit, KitProblem, Lines, Texts

_DELETE = "\x7f"


def write(kit: Kit) -> str:
    """Return the file of a kit."""
    return "\n".join(_lines(kit)) + "\n"


def _lines(kit: Kit) -> Iterator[str]:
    yield f"kit = {_short(kit.kit)}"
    yield f"version = {_short(kit.version)}"
    yield f"name = {_both(kit.name)}"
    yield f"about = {_both(kit.about)}"
    for problem in kit.problems:
        yield from ("", "[[problems]]", *_problem(problem))


def _problem(problem: KitProblem) -> Iterator[str]:
    yield f"key = {_short(problem.key)}"
    yield f"asset = {_short(problem.asset)}"
    yield f"mode = {_short(problem.mode)}"
    yield f"told = {str(problem.told).lower()}"
    yield f"title = {_both(problem.title)}"
    yield f"words.de = {_short(problem.words.de)}"
    yield f"words.en = {_short(problem.words.en)}"
    yield f"symptoms.de = {_list(problem.symptoms.de)}"
    yield f"symptoms.en = {_list(problem.symptoms.en)}"
    yield f"outbreak = {{customers = {problem.outbreak.customers}, minutes = {problem.outbreak.minutes}}}"
    yield f"condition = {_long(problem.condition)}"
    if problem.remedy:
        yield f"remedy = {_long(problem.remedy)}"


def _both(words: Lines | Texts) -> str:
    return f"{{de = {_short(words.de)}, en = {_short(words.en)}}}"


def _list(texts: Iterable[str]) -> str:
    inner = "".join(f"  {_short(text)},\n" for text in texts)
    return f"[\n{inner}]" if inner else "[]"


def _short(text: str) -> str:
    """Return a basic string: TOML escapes as JSON does, and one character more."""
    return json.dumps(text, ensure_ascii=False).replace(_DELETE, "\\u007F")


def _long(text: str) -> str:
    """Return a text as it is, between lines, where it can stand so."""
    plain = text.replace("\r\n", "\n").strip("\n") + "\n"
    can_stand = "'''" not in plain and all(one.isprintable() or one in "\n\t" for one in plain)
    return f"'''\n{plain}'''" if can_stand else _short(text)
