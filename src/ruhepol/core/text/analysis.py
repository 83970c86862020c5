"""From text to stems: what the search index stores and what a query asks for.

Stemming happens here and not in the database, so that SQLite and PostgreSQL find the same things.
"""

import threading
from collections.abc import Callable, Iterable

import Stemmer  # type: ignore[import-not-found]  # a C module without stubs

from ruhepol.core.text import stopwords
from ruhepol.core.text.language import Language
from ruhepol.core.text.tokens import fold, identifiers, plain, tokens

VERSION = 1
"""Raise whenever the same text would give other stems; `rebuild_search --stale` renews what is stored."""

Splitter = Callable[[str], Iterable[str]]
"""Gives the parts of a compound (`rechnungsadresse` → `rechnung`, `adresse`), or nothing."""

_ALGORITHM: dict[Language, str] = {"de": "german", "en": "english"}
_STOP: dict[Language, frozenset[str]] = {"de": stopwords.GERMAN, "en": stopwords.ENGLISH}
_LONGEST = 60  # characters: longer "words" are encoded data, not language
_local = threading.local()


def _no_parts(_word: str) -> Iterable[str]:
    return ()


class Analyser:
    """Turns text of one language into stems. `split` may add the parts of compounds."""

    def __init__(self, language: Language, *, split: Splitter = _no_parts) -> None:
        """Choose the language and, where a vocabulary is at hand, the compound splitter."""
        self.language: Language = language
        self.stop = _STOP[language]
        self._split = split

    def stem(self, word: str) -> str:
        """Return the stem of one lower-case word, folded to plain letters."""
        return fold(_stemmer(self.language).stemWord(word))

    def stems(self, text: str) -> list[str]:
        """Return the stems of `text` in order: no stop words, compound parts after their word."""
        kept: list[str] = []
        for word in tokens(text):
            if len(word) > _LONGEST or fold(word) in self.stop:
                continue
            kept.append(self.stem(word))
            kept.extend(self.stem(part) for part in self._split(word))
        return kept


def stems(text: str, language: Language) -> list[str]:
    """Return the stems of `text` followed by its identifiers, for the index."""
    return Analyser(language).stems(text) + identifiers(text)


def query_stems(word: str) -> tuple[str, ...]:
    """Return every stem one query word may have been stored under.

    Both languages are asked: two words are too few to be sure of one. Empty for a stop word of either,
    for no text of that language holds it.
    """
    if any(fold(plain(word)) in stop for stop in _STOP.values()):
        return ()
    found = [Analyser(language).stems(word) for language in _ALGORITHM]
    return tuple(dict.fromkeys(stem for each in found for stem in each))


def _stemmer(language: Language) -> Stemmer.Stemmer:
    """Return this thread's stemmer: PyStemmer's objects must not be shared between threads."""
    held: dict[Language, Stemmer.Stemmer] | None = getattr(_local, "stemmers", None)
    if held is None:
        held = _local.stemmers = {}
    if language not in held:
        held[language] = Stemmer.Stemmer(_ALGORITHM[language])
    return held[language]
