"""Cutting a text into the writer's own words and what is folded away: quote and signature.

Cautious by design: what is folded stays one click away, but what is folded wrongly is overlooked.
"""

import re
from collections.abc import Iterator, Sequence

from ruhepol.channels.email.mime.quotes.cuts import Cut, find, has_words, is_quoted
from ruhepol.channels.email.mime.quotes.introductions import apart
from ruhepol.channels.email.mime.quotes.marks import without
from ruhepol.channels.email.mime.quotes.signatures import signature

_BLANK_LINES = re.compile(r"\n{3,}")
_TORN = 60  # letters: a quoted line this long was broken in transit, and its rest is no answer
_LONGEST_NAME = 60
_COPIED = 4  # lines of a copied header that begins a mail


def split(text: str, sender: str = "") -> tuple[str, str]:
    """Return (visible, folded): the writer's own words, and quote and signature as they followed.

    `sender` is the name beside the address. Where nothing would stay visible, everything does.
    """
    lines = list(_lines(text))
    own, quoted = _without_quote(lines)
    names = _names(sender)
    end = signature(own, names)
    visible = _joined(own[:end])
    if not visible:
        return _joined(lines), ""
    return visible, _joined([*own[end:], *quoted])


def _lines(text: str) -> Iterator[str]:
    """Yield the lines, an introduction that shares its line with an answer as one of its own."""
    for line in text.split("\n"):
        begin = apart(line)
        if begin:
            yield line[:begin].rstrip()
        yield line[begin:]


def _names(sender: str) -> frozenset[str]:
    """Return a sender's name as people write it below a letter: whole, and the first of its parts."""
    words = without(sender).lower().replace(",", " ").split()
    if not words or "@" in sender or len(sender) > _LONGEST_NAME:
        return frozenset()
    return frozenset({" ".join(words), words[0], " ".join(reversed(words))})


def _joined(lines: Sequence[str]) -> str:
    return _BLANK_LINES.sub("\n\n", without("\n".join(line.rstrip() for line in lines))).strip("\n")


def _without_quote(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the writer's own lines and the quoted ones."""
    cut = find(lines, 0)
    if cut is None:
        return lines, []
    if not has_words(lines[: cut.begin]):
        return _below_quote(lines, cut)
    own, quoted = lines[: cut.begin], lines[cut.begin :]
    answers = [] if cut.open else _answers(quoted, cut.announced)
    if not answers:
        return own, quoted
    # answers between the quoted lines or below them: cutting would tear the conversation
    kept, tail = _until_rest(quoted[cut.announced :])
    return [*own, *kept], [*quoted[: cut.announced], *tail]


def _below_quote(lines: list[str], cut: Cut) -> tuple[list[str], list[str]]:
    """Take apart a mail that begins with its quote."""
    quoted = lines[cut.begin :]
    if cut.open:
        later = find(lines, cut.begin + max(cut.announced, _COPIED))
        between = later is not None and has_words(
            lines[cut.begin + max(cut.announced, _COPIED) : later.begin]
        )
        return (lines[: later.begin], lines[later.begin :]) if later and between else (lines, [])
    answers = _answers(quoted, cut.announced)
    last_quoted = max((at for at, line in enumerate(quoted) if is_quoted(line)), default=-1)
    if not answers:
        return lines, []
    if answers[0] > last_quoted and cut.announced:
        own, below = _without_quote(quoted[last_quoted + 1 :])
        return own, [*quoted[: last_quoted + 1], *below]
    kept, tail = _until_rest(quoted[cut.announced :])
    return kept, [*lines[: cut.begin], *quoted[: cut.announced], *tail]


def _until_rest(lines: list[str]) -> tuple[list[str], list[str]]:
    """Cut off what is quoted below the last answer, or a later quote whose end nothing marks."""
    at = begin = 0
    while later := find(lines, at):
        begin, at = later.begin, later.begin + max(later.announced, 1)
        if later.open:
            return lines[:begin], lines[begin:]
        while at < len(lines) and (is_quoted(lines[at]) or not lines[at].strip()):
            at += 1
    if at and (at == len(lines) or signature(["x", *lines[at:]]) == 1):
        return lines[:begin], lines[begin:]
    return lines, []


def _answers(quoted: Sequence[str], announced: int) -> list[int]:
    """Return the lines that are answers, in a quote whose lines are marked; torn-off ends are none."""
    begin = next((at for at in range(announced, len(quoted)) if is_quoted(quoted[at])), None)
    if begin is None:
        return []
    found: list[int] = []
    last_quoted = begin
    for at in range(begin, len(quoted)):
        line = quoted[at]
        if is_quoted(line):
            last_quoted = at
        elif without(line).strip() and not _is_torn(quoted, at, last_quoted):
            found.append(at)
    return [] if found and _is_only_tail(quoted, found) else found


def _is_torn(quoted: Sequence[str], at: int, last_quoted: int) -> bool:
    """Tell whether a line is the end of the quoted one above, broken off in transit."""
    if last_quoted != at - 1 or at + 1 >= len(quoted) or not is_quoted(quoted[at + 1]):
        return False
    above = quoted[at - 1]
    return len(above) > _TORN or ("://" in above and " " not in quoted[at].strip())


def _is_only_tail(quoted: Sequence[str], found: list[int]) -> bool:
    """Tell whether all that follows the quote is a signature or another quote, and no answer."""
    tail = list(quoted[found[0] :])
    if any(is_quoted(line) for line in tail):
        return False
    cut = find(tail, 0)
    return (cut is not None and not has_words(tail[: cut.begin])) or signature(["x", *tail]) == 1
