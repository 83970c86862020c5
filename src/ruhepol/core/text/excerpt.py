"""The piece of a text that shows why it matched, with the matching words marked."""

import re
from dataclasses import dataclass

from ruhepol.core.text.analysis import Analyser
from ruhepol.core.text.language import Language
from ruhepol.core.text.tokens import fold, plain

_WORD = re.compile(r"[^\W_]+")
_LEAD = 40  # characters of context before the first match
_READ = 20_000  # characters: deeper matches are shown by the text's beginning


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A cut of text as runs of (words, is it a match), so that each face escapes and marks it its own way."""

    runs: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The excerpt without marks."""
        return "".join(run for run, _ in self.runs)

    @property
    def found(self) -> bool:
        """Tell whether any word matched."""
        return any(marked for _, marked in self.runs)


def excerpt(text: str, query: str, language: Language, *, length: int = 180) -> Excerpt:
    """Cut about `length` characters around the first words of `text` that `query` asks for."""
    analyser = Analyser(language)
    wanted = set(analyser.stems(query))
    typed = fold(plain(query).split()[-1]) if query and not query[-1].isspace() else ""
    flat = " ".join(text[:_READ].split())
    hits = [
        match.span() for match in _WORD.finditer(flat) if _matches(match.group(), wanted, typed, analyser)
    ]
    start = _begin(flat, hits[0][0]) if hits and hits[0][0] > length - _LEAD else 0
    end = _finish(flat, start + length)
    runs = _runs(flat, start, end, hits)
    before, after = ("… " if start else ""), (" …" if end < len(flat) else "")
    edged = [(before, False)] if before else []
    return Excerpt((*edged, *runs, *([(after, False)] if after else [])))


def _matches(word: str, wanted: set[str], typed: str, analyser: Analyser) -> bool:
    """Tell whether a word of the text is one of the query's, or continues its half-typed last word."""
    lower = plain(word)
    folded = fold(lower)
    if len(typed) > 2 and folded.startswith(typed) and folded not in analyser.stop:  # noqa: PLR2004 two letters match too much
        return True
    return folded not in analyser.stop and analyser.stem(lower) in wanted


def _begin(flat: str, hit: int) -> int:
    """Return the start of the word about `_LEAD` characters before `hit`."""
    return flat.rfind(" ", 0, hit - _LEAD) + 1


def _finish(flat: str, wish: int) -> int:
    """Return the end of the last whole word before `wish`."""
    if wish >= len(flat):
        return len(flat)
    space = flat.rfind(" ", 0, wish + 1)
    return space if space > 0 else wish


def _runs(flat: str, start: int, end: int, hits: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Split `flat[start:end]` into plain and marked runs."""
    runs: list[tuple[str, bool]] = []
    at = start
    for left, right in hits:
        if left < at or right > end:
            continue
        if left > at:
            runs.append((flat[at:left], False))
        runs.append((flat[left:right], True))
        at = right
    if at < end:
        runs.append((flat[at:end], False))
    return runs
