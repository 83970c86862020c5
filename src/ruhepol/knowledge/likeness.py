"""How alike two texts are, and where they say different things: pure functions over words."""

import re
from collections.abc import Iterator

from ruhepol.core.text import Analyser, Language, fold
from ruhepol.core.text.analysis import stems

_RUN = 3  # words in a row
_ALIKE_TITLES = 0.5
_CLAIM = re.compile(
    r"(?P<sign>[€$])\s?(?P<money>\d+(?:[.,]\d+)*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)\s?(?P<unit>[%€$]|[^\W\d_]{2,})"
)


def likeness(one: str, other: str, language: Language) -> float:
    """Return how many runs of three words two texts share (0–1): Jaccard similarity of their shingles.

    Source: A. Broder, On the resemblance and containment of documents, 1997.
    """
    return _jaccard(set(_runs(one, language)), set(_runs(other, language)))


def share_of(part: str, whole: str, language: Language) -> float:
    """Return how much of the runs of `part` stand in `whole` (0–1): whether it was copied from there."""
    runs = set(_runs(part, language))
    return len(runs & set(_runs(whole, language))) / len(runs) if runs else 0.0


def same_question(one: str, other: str, language: Language) -> bool:
    """Tell whether two titles ask the same, by the stems they share."""
    return _jaccard(set(stems(one, language)), set(stems(other, language))) >= _ALIKE_TITLES


def contradictions(one: str, other: str, language: Language) -> list[tuple[str, str]]:
    """Return pairs of passages in which two texts give different numbers for the same thing.

    ("14 Tage", "30 Tage") where one says nothing but 14 about days and the other nothing but 30.
    """
    first, second = _claims(one, language), _claims(other, language)
    return [
        (_said(first[unit]), _said(second[unit]))
        for unit in first.keys() & second.keys()
        if first[unit].keys().isdisjoint(second[unit].keys())
    ]


def _runs(text: str, language: Language) -> Iterator[tuple[str, ...]]:
    words = stems(text, language)
    for at in range(max(min(1, len(words)), len(words) - _RUN + 1)):
        yield tuple(words[at : at + _RUN])


def _jaccard(one: set[object], other: set[object]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _claims(text: str, language: Language) -> dict[str, dict[str, str]]:
    """Return what a text says in numbers: unit → number → the passage, in the order of the text."""
    analyser = Analyser(language)
    found: dict[str, dict[str, str]] = {}
    for match in _CLAIM.finditer(text):
        word = match["sign"] or match["unit"]
        if fold(word.lower()) in analyser.stop:
            continue
        unit = analyser.stem(word.lower()) if word.isalpha() else word
        number = (match["money"] or match["number"]).replace(",", ".")
        found.setdefault(unit, {}).setdefault(number, match[0])
    return found


def _said(passages: dict[str, str]) -> str:
    return ", ".join(passages.values())
