"""From words to what the engine counts: stems, parts of compounds, and groups of four letters."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from ruhepol.core.text import Analyser, Language, fold
from ruhepol.knowledge.suggest.vocabulary import SHORTEST, Vocabulary

GRAM = 4  # letters: long enough to carry meaning, short enough to survive a typo
_LINKS = ("", "s", "es", "n", "en", "er")


@dataclass(frozen=True, slots=True)
class Features:
    """One word as the engine counts it. A stop word has grams but no stems."""

    stems: tuple[str, ...]
    grams: tuple[str, ...]


def reader(language: Language, vocabulary: Vocabulary) -> Callable[[str], Features]:
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

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the words that may be parts."""
        self._vocabulary = vocabulary

    def split(self, word: str) -> tuple[str, ...]:
        """Return the parts of `word`, fewest first, or nothing where it is no compound of known words."""
        if len(word) < 2 * SHORTEST:
            return ()
        known = self._vocabulary.within(word)
        return _parts(word, known, deepest=2) or () if known else ()


def head_of(start: str, vocabulary: Vocabulary) -> str | None:
    """Return the known word that `start` is, without the letters that only link it to the next."""
    return _head(start, vocabulary.within(start))


def _parts(word: str, known: AbstractSet[str], *, deepest: int) -> tuple[str, ...] | None:
    best: tuple[str, ...] | None = None
    for cut in range(len(word) - SHORTEST, SHORTEST - 1, -1):
        head = _head(word[:cut], known)
        if head is None:
            continue
        tail = _tail(word[cut:], known, deepest)
        if tail and (best is None or len(tail) + 1 < len(best)):
            best = (head, *tail)
    return best


def _tail(rest: str, known: AbstractSet[str], deepest: int) -> tuple[str, ...] | None:
    if rest in known:
        return (rest,)
    return _parts(rest, known, deepest=deepest - 1) if deepest > 1 else None


def _head(start: str, known: AbstractSet[str]) -> str | None:
    """Return the known word `start` is, without the letters that only link it to the next."""
    for link in _LINKS:
        bare = start.removesuffix(link) if link else start
        if (not link or start.endswith(link)) and len(bare) >= SHORTEST and bare in known:
            return bare
    return None
