"""Cutting a text into the writer's own words and what is folded away: quote and signature.

Cautious by design: what is folded stays one click away, but what is folded wrongly is overlooked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ruhepol.channels.email.mime.quotes import blocks
from ruhepol.channels.email.mime.quotes.closings import OUTLOOK_MOBILE
from ruhepol.channels.email.mime.quotes.introductions import apart, introduction
from ruhepol.channels.email.mime.quotes.marks import QUOTE, without
from ruhepol.channels.email.mime.quotes.signatures import signature

_INITIALS = re.compile(r"^[A-Z]{1,3}>")
_TORN = 60  # letters: a quoted line this long was broken in transit, and its rest is no answer
_LONGEST_NAME = 60
_COPIED = 4  # lines of a copied header that begins a mail


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a quote begins, and over how many lines it is announced."""

    begin: int
    announced: int = 0
    open: bool = False
    """Nothing but the end of the mail ends it: it is not marked line by line."""


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
            yield line[:begin].rstrip(" -")
        yield line[begin:]


def _names(sender: str) -> frozenset[str]:
    """Return a sender's name as people write it below a letter: whole, and the first of its parts."""
    words = without(sender).lower().replace(",", " ").split()
    if not words or "@" in sender or len(sender) > _LONGEST_NAME:
        return frozenset()
    return frozenset({" ".join(words), words[0], " ".join(reversed(words))})


def _joined(lines: Sequence[str]) -> str:
    return without("\n".join(line.rstrip() for line in lines)).strip("\n")


def _without_quote(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the writer's own lines and the quoted ones."""
    cut = _find(lines, 0)
    if cut is None:
        return lines, []
    if not _has_words(lines[: cut.begin]):
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
        later = _find(lines, cut.begin + max(cut.announced, _COPIED))
        between = later is not None and _has_words(
            lines[cut.begin + max(cut.announced, _COPIED) : later.begin]
        )
        return (lines[: later.begin], lines[later.begin :]) if later and between else (lines, [])
    answers = _answers(quoted, cut.announced)
    last_quoted = max((at for at, line in enumerate(quoted) if _is_quoted(line)), default=-1)
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
    while later := _find(lines, at):
        begin, at = later.begin, later.begin + max(later.announced, 1)
        if later.open:
            return lines[:begin], lines[begin:]
        while at < len(lines) and (_is_quoted(lines[at]) or not lines[at].strip()):
            at += 1
    if at and (at == len(lines) or signature(["x", *lines[at:]]) == 1):
        return lines[:begin], lines[begin:]
    return lines, []


def _has_words(lines: Sequence[str]) -> bool:
    return any(without(line).strip() for line in lines)


def _is_quoted(line: str) -> bool:
    return line.startswith(">") or bool(_INITIALS.match(line))


def _find(lines: Sequence[str], begin: int) -> Cut | None:
    """Return the first quote from line `begin` on."""
    for at in range(begin, len(lines)):
        line = lines[at]
        if not line or line.isspace():
            continue
        if QUOTE in line:
            return _marked(lines, at)
        if blocks.says_answer_above(line) or blocks.is_named_rule(line) or blocks.is_header(lines, at):
            return Cut(blocks.from_rule(lines, at), open=not _is_quoted(line))
        if OUTLOOK_MOBILE.match(line) and _has_words(lines[begin:at]) and _has_words(lines[at + 1 :]):
            return Cut(at, open=True)
        start = introduction(lines, at)
        if start is not None and start >= begin:
            start = max(begin, blocks.from_rule(lines, start))
            return Cut(start, at + 1 - start, open=_is_open(lines, at + 1))
        if _is_quoted(line) and _is_quoted_from(lines, at):
            return Cut(at)
    return None


def _marked(lines: Sequence[str], at: int) -> Cut:
    """Return the quote whose beginning the HTML named, with an introduction that stands just above."""
    for above in range(at - 1, max(-1, at - 4), -1):
        if lines[above].strip():
            start = introduction(lines, above)
            begin = blocks.from_rule(lines, at if start is None else start)
            return Cut(begin, at + 1 - begin, open=_is_open(lines, at + 1))
    return Cut(blocks.from_rule(lines, at), 1, open=_is_open(lines, at + 1))


def _is_open(lines: Sequence[str], at: int) -> bool:
    """Tell whether what follows an introduction is not marked as quoted."""
    for index in range(at, len(lines)):
        if without(lines[index]).strip():
            return not _is_quoted(lines[index]) and introduction(lines, index) is None
    return True


def _is_quoted_from(lines: Sequence[str], at: int) -> bool:
    """Tell whether `>` lines at `at` are a quote of some length, not one line that begins so by chance."""
    rest = [line for line in lines[at : at + 3] if line.strip()]
    return all(_is_quoted(line) for line in rest)


def _answers(quoted: Sequence[str], announced: int) -> list[int]:
    """Return the lines that are answers, in a quote whose lines are marked; torn-off ends are none."""
    begin = next((at for at in range(announced, len(quoted)) if _is_quoted(quoted[at])), None)
    if begin is None:
        return []
    found: list[int] = []
    last_quoted = begin
    for at in range(begin, len(quoted)):
        line = quoted[at]
        if _is_quoted(line):
            last_quoted = at
        elif without(line).strip() and not _is_torn(quoted, at, last_quoted):
            found.append(at)
    return [] if found and _is_only_tail(quoted, found) else found


def _is_torn(quoted: Sequence[str], at: int, last_quoted: int) -> bool:
    """Tell whether a line is the end of the quoted one above, broken off in transit."""
    if last_quoted != at - 1 or at + 1 >= len(quoted) or not _is_quoted(quoted[at + 1]):
        return False
    above = quoted[at - 1]
    return len(above) > _TORN or ("://" in above and " " not in quoted[at].strip())


def _is_only_tail(quoted: Sequence[str], found: list[int]) -> bool:
    """Tell whether all that follows the quote is a signature or another quote, and no answer."""
    tail = list(quoted[found[0] :])
    if any(_is_quoted(line) for line in tail):
        return False
    cut = _find(tail, 0)
    return (cut is not None and not _has_words(tail[: cut.begin])) or signature(["x", *tail]) == 1
