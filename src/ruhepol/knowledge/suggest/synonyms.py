"""What else somebody may have meant: the synonyms of a house, applied to what is typed.

They work on the question, not on the index: a new line counts with the next letter typed.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from django.db.models import Q

from ruhepol.core.text import tokens
from ruhepol.core.text.analysis import Analyser
from ruhepol.knowledge.models import Synonyms
from ruhepol.knowledge.models.synonyms import entries

Phrase = tuple[str, ...]
_LONGEST = 4  # words of a phrase
_MOST = 8  # synonyms of one question
_ANALYSERS = (Analyser("de"), Analyser("en"))


class Thesaurus:
    """Groups of words that mean the same, in any language."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        """Take the groups; a word may stand in several."""
        self._others: dict[Phrase, list[str]] = {}
        for group in groups:
            for word in group:
                others = [each for each in group if each != word]
                for way in _ways(tokens(word)[:_LONGEST]):
                    self._others.setdefault(way, []).extend(others)

    def others(self, text: str) -> tuple[str, ...]:
        """Return what means the same as words of `text` and does not stand in it, each once, some at most."""
        if not self._others:
            return ()
        words = tokens(text)
        spans = (
            words[at : at + size] for size in range(1, _LONGEST + 1) for at in range(len(words) - size + 1)
        )
        found = (other for span in spans for way in _ways(span) for other in self._others.get(way, ()))
        said = f" {' '.join(words)} "
        new = (other for other in dict.fromkeys(found) if f" {' '.join(tokens(other))} " not in said)
        return tuple(islice(new, _MOST))


@lru_cache(maxsize=64)
def thesaurus(groups: tuple[str, ...]) -> Thesaurus:
    """Return the thesaurus of these lines, made once for the same ones."""
    return Thesaurus([entries(words) for words in groups])


def thesaurus_of(brand: int | None) -> Thesaurus:
    """Return what means the same to the house, and to this brand."""
    ours = Synonyms.objects.filter(Q(brand=None) | Q(brand=brand)).values_list("words", flat=True)
    return thesaurus(tuple(ours))


def _ways(words: Sequence[str]) -> set[Phrase]:
    """Return the forms under which a phrase is known: its stems in both languages."""
    return {tuple(analyser.stem(word) for word in words) for analyser in _ANALYSERS if words}
