"""Finding where a quote begins, and how it is announced."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ruhepol.channels.email.mime.quotes import blocks
from ruhepol.channels.email.mime.quotes.introductions import introduction
from ruhepol.channels.email.mime.quotes.marks import QUOTE, without
from ruhepol.channels.email.mime.quotes.programs import OUTLOOK_MOBILE

_GROUPWISE = re.compile(r"^>>> \S[^\n]{1,120}\d{1,4}[./:-]\d{1,2}[^\n]{0,20}>>>\s*$")
"""“>>> Kim Berger 03.03.2026 10:12 >>>”"""
_INITIALS = re.compile(r"^[A-Z]{1,3}>")


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a quote begins, and over how many lines it is announced."""

    begin: int
    announced: int = 0
    open: bool = False
    """Nothing but the end of the mail ends it: it is not marked line by line."""


def find(lines: Sequence[str], begin: int) -> Cut | None:
    """Return the first quote from line `begin` on."""
    for at in range(begin, len(lines)):
        line = lines[at]
        if not line or line.isspace():
            continue
        if QUOTE in line:
            return _marked(lines, at)
        if blocks.says_answer_above(line) or blocks.is_named_rule(line) or blocks.is_header(lines, at):
            return Cut(max(begin, blocks.from_rule(lines, at)), open=not is_quoted(line))
        if OUTLOOK_MOBILE.match(line) and has_words(lines[begin:at]) and has_words(lines[at + 1 :]):
            return Cut(at, open=True)
        start = introduction(lines, at)
        if start is not None and start >= begin:
            start = max(begin, blocks.from_rule(lines, start))
            return Cut(start, at + 1 - start, open=_is_open(lines, at + 1))
        headed = bool(_GROUPWISE.match(line))
        if headed or (is_quoted(line) and _is_quoted_from(lines, at)):
            return Cut(at, int(headed), open=headed and _is_open(lines, at + 1))
    return None


def _marked(lines: Sequence[str], at: int) -> Cut:
    """Return the quote whose beginning the HTML named, with an introduction that stands just above."""
    below = (n for n in range(at + 1, min(at + 4, len(lines))) if without(lines[n]).strip())
    first = next(below, at)
    behind = (first if introduction(lines, first) is not None else at) + 1
    for above in range(at - 1, max(-1, at - 4), -1):
        if lines[above].strip():
            start = introduction(lines, above)
            begin = blocks.from_rule(lines, at if start is None else start)
            return Cut(begin, behind - begin, open=_is_open(lines, behind))
    begin = blocks.from_rule(lines, at)
    return Cut(begin, behind - begin, open=_is_open(lines, behind))


def _is_open(lines: Sequence[str], at: int) -> bool:
    """Tell whether what follows an introduction is not marked as quoted."""
    for index in range(at, len(lines)):
        if without(lines[index]).strip():
            return not is_quoted(lines[index]) and introduction(lines, index) is None
    return True


def _is_quoted_from(lines: Sequence[str], at: int) -> bool:
    """Tell whether `>` lines at `at` are a quote of some length, not one line that begins so by chance."""
    rest = [line for line in lines[at : at + 3] if line.strip()]
    return all(is_quoted(line) for line in rest)


def is_quoted(line: str) -> bool:
    """Tell whether a line is marked as somebody else's."""
    return line.startswith(">") or bool(_INITIALS.match(line))


def has_words(lines: Sequence[str]) -> bool:
    """Tell whether any of the lines holds a word."""
    return any(without(line).strip() for line in lines)
