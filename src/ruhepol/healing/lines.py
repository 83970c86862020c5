"""On which line of a TOML text something stands, so that a mistake in it is found at once."""

import re
from collections.abc import Iterable, Mapping

Path = tuple[str | int, ...]

# Possessive, so that a line of nothing but blanks is read once and not once for each of them.
_HEADER = re.compile(r"\s*+(\[\[?)([\w.\- \t]++)\]\]?\s*+(?:#.*)?")
_KEY = re.compile(r"\s*+([\w-]++(?:\s*+\.\s*+[\w-]++)*+)\s*+=\s*+(.*)")
_QUOTES = ("'''", '"""')


def lines(text: str) -> dict[Path, int]:
    """Return the line, counted from 1, of every table and key that a line begins."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    until = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if until:
            until = "" if until in line else until
        elif header := _HEADER.fullmatch(line):
            table = _table(_words(header[2]), counts, is_new=header[1] == "[[")
            found[table] = number
        elif key := _KEY.fullmatch(line):
            found[(*table, *_words(key[1]))] = number
            until = _opened(key[2])
    return found


def first_line_of_text(text: str, line: int) -> int:
    """Return the line on which the text begins that a key on this line opens with three quotes."""
    value = text.splitlines()[line - 1].partition("=")[2].strip()
    return line + 1 if value in _QUOTES else line


def where(known: Mapping[Path, int], path: Iterable[str | int]) -> tuple[int, str]:
    """Return the nearest line to a path and the path in words, counted from one as people do.

    Steps that no line begins, such as the names by which sorts of sentences are told apart, only count where
    they come last.
    """
    steps = tuple(path)
    kept: Path = ()
    line = 1
    for place, step in enumerate(steps):
        longer = (*kept, step)
        if longer in known or any(one[: len(longer)] == longer for one in known):
            kept, line = longer, known.get(longer, line)
        elif place == len(steps) - 1:
            kept = longer
    return line, ".".join(str(step + 1) if isinstance(step, int) else step for step in kept)


def _table(path: tuple[str, ...], counts: dict[Path, int], *, is_new: bool) -> Path:
    """Return where a header leads: into the latest of each array of tables on its way."""
    table: Path = ()
    for place, step in enumerate(path):
        table = (*table, step)
        if is_new and place == len(path) - 1:
            counts[table] = counts.get(table, -1) + 1
        if table in counts:
            table = (*table, counts[table])
    return table


def _words(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in dotted.split("."))


def _opened(value: str) -> str:
    """Return the quotes a value opens and does not close."""
    quotes = next((quotes for quotes in _QUOTES if value.startswith(quotes)), "")
    return quotes if quotes and value.count(quotes) == 1 else ""
