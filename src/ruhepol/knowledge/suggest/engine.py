"""Two lexical scores over the same documents, fused: words by BM25, spelling by groups of four letters.

BM25 (Robertson & Zaragoza 2009, Lucene's form) knows which words matter; the letter groups forgive typos,
compounds and the other language's word forms. Each is brought to 0–1 before they are added, so that one
threshold holds for every question.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ruhepol.core.text import Language, fold, tokens
from ruhepol.knowledge.suggest.postings import Weights
from ruhepol.knowledge.suggest.scores import Letters, Words
from ruhepol.knowledge.suggest.words import reader

_TITLE = 3.0  # how often a word of title, keywords or wordings counts as one of the text
_SHORT = 24  # words: in a longer question the common ones cost more time than they help
_BY_WORDS, _BY_LETTERS = 0.3, 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """One answer as the engine reads it. `wordings` are ways real people asked for it."""

    id: int
    title: str
    text: str
    keywords: str = ""
    wordings: Sequence[str] = field(default=())


class Engine:
    """The answers of one language, ready to be asked. Fixed once made."""

    def __init__(self, docs: Sequence[Doc], language: Language) -> None:
        """Read the documents; takes about a millisecond each."""
        counted = [_count(doc) for doc in docs]
        self.ids = [doc.id for doc in docs]
        self._read = reader(language, frozenset(word for words in counted for word in words))
        self._words = Words(
            _spread(words, {word: self._read(word).stems for word in words}) for words in counted
        )
        self._letters = Letters(
            _spread(words, {word: self._read(word).grams for word in words}) for words in counted
        )

    def search(self, query: str, limit: int = 10) -> list[tuple[int, float]]:
        """Return (id, score 0–1) of the best answers, best first, none that shares nothing."""
        if not self.ids:
            return []
        score = self.scores(query)
        best = np.argsort(-score, kind="stable")[:limit]
        return [(self.ids[at], float(score[at])) for at in best if score[at] > 0]

    def scores(self, query: str) -> Weights:
        """Return every document's score. A last word without a space after it may be half-typed."""
        words = tokens(query)
        read = [self._read(word) for word in words]
        spoken = read if len(read) <= _SHORT else [each for each in read if each.stems]
        stems = Counter(stem for each in spoken for stem in each.stems)
        letters = Counter(gram for each in spoken for gram in each.grams)
        half = (
            fold(words[-1]) if words and query[-1].isalnum() and not self._words.knows(read[-1].stems) else ""
        )
        return _BY_WORDS * self._words.scores(stems, half) + _BY_LETTERS * self._letters.scores(letters)


def _count(doc: Doc) -> Counter[str]:
    """Count a document's words, those of its title and keywords several times."""
    counts: Counter[str] = Counter()
    weighted = " ".join((doc.title, doc.keywords, *doc.wordings))
    for text, weight in ((weighted, _TITLE), (doc.text, 1.0)):
        for word, times in Counter(tokens(text)).items():
            counts[word] += times * weight  # type: ignore[assignment]  # counts may be fractions
    return counts


def _spread(words: Counter[str], features: dict[str, tuple[str, ...]]) -> dict[str, float]:
    """Turn counts of words into counts of their features."""
    counts: dict[str, float] = {}
    for word, weight in words.items():
        for feature in features[word]:
            counts[feature] = counts.get(feature, 0.0) + weight
    return counts
