"""Patterns over words, written as lines one can read: `mit <few><them> <few><say_de>`.

`<name>` stands for a list of words, and lists may hold other lists. A word with a sign in it is a pattern of
its own, a `_` in it a space. Umlauts are found however they are typed.
"""

import re
from collections.abc import Mapping

from ruhepol.core.text.tokens import fold, plain

_NAME = re.compile(r"<(\w+)>")
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))
FEW = r"(?:[\w'-]+ ){0,4}?"


def words(names: str) -> str:
    """Return a pattern for any of these words."""
    found = {spelling for name in plain(names).split() for spelling in _spellings(name)}
    return f"(?:{'|'.join(sorted(found, key=lambda word: (-len(word), word)))})"


def patterns(lines: str, lists: Mapping[str, str]) -> re.Pattern[str]:
    """Compile lines to one pattern that matches where any of them does, at whole words."""
    written = [line.strip() for line in lines.splitlines() if line.strip()]
    return re.compile("|".join(rf"(?:(?<![\w'-])(?:{expanded(line, lists)})(?![\w'-]))" for line in written))


def expanded(line: str, lists: Mapping[str, str]) -> str:
    """Return a line with its lists put in."""
    typed = "".join(part if part.startswith("<") else _spelt(part) for part in re.split(r"(<\w+>)", line))
    while _NAME.search(typed):
        typed = _NAME.sub(lambda name: lists[name[1]], typed)
    return typed


def _spelt(text: str) -> str:
    """Let each umlaut be found as it is once folded, with or without its e."""
    for umlaut, _ in _UMLAUTS:
        text = text.replace(umlaut, f"{fold(umlaut)}e?")
    return fold(text)


def _spellings(name: str) -> set[str]:
    spelt_out = name
    for umlaut, letters in _UMLAUTS:
        spelt_out = spelt_out.replace(umlaut, letters)
    return {fold(each).replace("_", " ") for each in (name, spelt_out)}
