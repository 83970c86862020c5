"""From words to what the engine counts: stems, parts of compounds, and groups of four letters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from ruhepol.core.text import Analyser, Language, fold

GRAM = 4  # letters: long enough to carry meaning, short enough to survive a typo
_SHORTEST_PART = 4
_LINKS = ("", "s", "es", "n", "en", "er")


@dataclass(frozen=True, slots=True)
class Features:
    """One word as the engine counts it. A stop word has grams but no stems."""

    stems: tuple[str, ...]
    grams: tuple[str, ...]


def reader(language: Language, vocabulary: frozenset[str]) -> Callable[[str], Features]:
    """Return a remembering function from lower-case words to features.

    German compounds are split into words of `vocabulary`, which is the collection's own.
    """
    split = Compounds(vocabulary).split if language == "de" else None
    analyser = Analyser(language, split=split) if split else Analyser(language)

    @lru_cache(maxsize=100_000)
    def read(word: str) -> Features:
        return Features(tuple(analyser.stems(word)), grams(word))

    return read


def grams(word: str) -> tuple[str, ...]:
    """Return the groups of four letters of a word with its edges marked, a short word whole."""
    edged = f" {fold(word)} "
    if len(edged) <= GRAM:
        return (edged,)
    return tuple(edged[at : at + GRAM] for at in range(len(edged) - GRAM + 1))


class Compounds:
    """Splits a word into words that stand alone elsewhere: `rechnungsadresse` → `rechnung`, `adresse`."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Take the words that may be parts."""
        self._known = {word for word in vocabulary if len(word) >= _SHORTEST_PART and word.isalpha()}

    def split(self, word: str) -> tuple[str, ...]:
        """Return the parts of `word`, fewest first, or nothing where it is no compound of known words."""
        if len(word) < 2 * _SHORTEST_PART:
            return ()
        return self._parts(word, deepest=2) or ()

    def _parts(self, word: str, *, deepest: int) -> tuple[str, ...] | None:
        best: tuple[str, ...] | None = None
        for cut in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            head = self._head(word[:cut])
            if head is None:
                continue
            tail = self._tail(word[cut:], deepest)
            if tail and (best is None or len(tail) + 1 < len(best)):
                best = (head, *tail)
        return best

    def _tail(self, rest: str, deepest: int) -> tuple[str, ...] | None:
        if rest in self._known:
            return (rest,)
        return self._parts(rest, deepest=deepest - 1) if deepest > 1 else None

    def _head(self, start: str) -> str | None:
        """Return the known word `start` is, without the letters that only link it to the next."""
        for link in _LINKS:
            bare = start.removesuffix(link) if link else start
            if (not link or start.endswith(link)) and len(bare) >= _SHORTEST_PART and bare in self._known:
                return bare
        return None
