"""The answers of one language, scored three ways and fused: words, spelling, and meaning.

Words (BM25 over stems) know what is rare and therefore telling; groups of four letters forgive typos,
compounds and the other language's word forms; the encoder knows what is said otherwise. Each is brought
to 0–1 before they are added, so that one threshold holds for every question.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from typing import Self, cast

import numpy as np
from numpy.typing import NDArray

from ruhepol.core.text import Language, fold, tokens
from ruhepol.knowledge.suggest.bm25 import Bm25
from ruhepol.knowledge.suggest.confidence import BY_LETTERS_ALONE, WITH_MEANING
from ruhepol.knowledge.suggest.docs import Doc, ways_to_ask
from ruhepol.knowledge.suggest.endings import endings
from ruhepol.knowledge.suggest.meaning import Meaning, Pieces, nothing
from ruhepol.knowledge.suggest.postings import Arrays, Weights, beneath, under
from ruhepol.knowledge.suggest.question import Question
from ruhepol.knowledge.suggest.vocabulary import Vocabulary
from ruhepol.knowledge.suggest.words import Features, reader

_TITLE = 3.0  # how often a word of title, keywords or wordings counts as one of the text
_STOP = 0.4  # what the letters of a stop word count beside two or more other words
_SYNONYM, _SPELT = 0.8, 0.5  # what a synonym counts against the word that was typed, and its letters
_SHORTEST_PREFIX = 3
_WORDS, _LETTERS, _MEANING = 0.12, 0.30, 0.58
_WORDS_ALONE, _LETTERS_ALONE = 0.26, 0.74
_BEST, _NEAREST = 250, 100  # documents of a large collection that are compared piece by piece
_USUAL = 0.5  # how near, for a rough look, a document of unknown meaning is taken to be


@dataclass(frozen=True, slots=True)
class Hit:
    """A document and its score, 0 to about 1."""

    id: int
    score: float


class Engine:
    """Ready to be asked. Fixed once made."""

    def __init__(self, arrays: Arrays, language: Language) -> None:
        """Take the arrays as `of` made them, or as a file holds them."""
        self.arrays, self.ids = arrays, arrays["ids"]
        self._language: Language = language
        self._vocabulary = Vocabulary(arrays["vocabulary"])
        self._read = reader(language, self._vocabulary)
        self._words = Bm25(under(arrays, "words"), len(self.ids))
        self._letters = Bm25(under(arrays, "letters"), len(self.ids))
        meaning = under(arrays, "meaning")
        self._meaning = Meaning(meaning) if meaning else None

    @classmethod
    def of(
        cls, docs: Sequence[Doc], language: Language, meanings: Mapping[int, Pieces] | None = None
    ) -> Self:
        """Read the documents: about a millisecond each. `meanings` are by document; some may be missing."""
        counted = [_count(doc) for doc in docs]
        vocabulary = Vocabulary.of({word for words in counted for word in words})
        read = reader(language, vocabulary)
        words = Bm25.of((_spread(each, lambda word: read(word).stems) for each in counted), len(docs))
        letters = Bm25.of((_spread(each, lambda word: read(word).grams) for each in counted), len(docs))
        meaning = _meaning(docs, meanings).arrays if meanings and docs else {}
        arrays = {"ids": np.array([doc.id for doc in docs], dtype=np.int64), "vocabulary": vocabulary.keys}
        named = {"words": words.postings.arrays, "letters": letters.postings.arrays, "meaning": meaning}
        return cls({**arrays, **beneath(named)}, language)

    @property
    def size(self) -> int:
        """The bytes of its arrays."""
        return sum(array.nbytes for array in self.arrays.values())

    @property
    def has_meaning(self) -> bool:
        """Tell whether it knows what any document means."""
        return self._meaning is not None

    def search(self, asked: Question, limit: int = 10, hidden: AbstractSet[int] = frozenset()) -> list[Hit]:
        """Return the best answers that are not hidden, best first, none that shares nothing."""
        if not len(self.ids):
            return []
        rows, scores = self.scored(asked)
        best = _best(scores, limit + len(hidden))
        hits = (Hit(int(self.ids[rows[at]]), float(scores[at])) for at in best if scores[at] > 0)
        return list(islice((hit for hit in hits if hit.id not in hidden), limit))

    def scored(self, asked: Question) -> tuple[NDArray[np.int64], Weights]:
        """Return the documents worth looking at and their scores."""
        words, letters = self._by_words(asked), self._by_letters(asked)
        alone = _WORDS_ALONE * words + _LETTERS_ALONE * letters
        if asked.meaning is None:
            return np.arange(len(alone)), alone
        if self._meaning is None:
            return np.arange(len(alone)), as_with_meaning(alone)
        rows = self._worth_comparing(asked.meaning, words, letters)
        meaning = np.maximum(self._meaning.scores(asked.meaning, rows), 0)
        fused = _WORDS * words[rows] + _LETTERS * letters[rows] + _MEANING * meaning
        # What is new has no meaning yet and must not stand back for it.
        plain = as_with_meaning(alone[rows])
        return rows, np.where(self._meaning.known[rows], fused, plain)

    def _worth_comparing(self, asked: Weights, words: Weights, letters: Weights) -> NDArray[np.int64]:
        """Return the documents whose pieces are compared: all of a small collection.

        Of a large one those that a rough look at their meaning puts in front, by itself or with all else.
        """
        meaning = cast("Meaning", self._meaning)
        if meaning.is_small or len(words) <= _BEST:
            return np.arange(len(words))
        rough = meaning.roughly(asked)
        fused = _WORDS * words + _LETTERS * letters
        fused += _MEANING * np.where(meaning.known, np.maximum(rough, 0), _USUAL)
        return np.union1d(
            np.argpartition(-fused, _BEST)[:_BEST], np.argpartition(-rough, _NEAREST)[:_NEAREST]
        )

    def endings(self, half: str) -> list[str] | None:
        """Return what a half-typed word may become; None where it is a word of the collection already."""
        if self._knows(self._read(half.lower())):
            return None
        return endings(half, self._language, self._vocabulary, self._holders)

    def _by_words(self, asked: Question) -> Weights:
        stems = Counter(stem for word in asked.words for stem in self._read(word).stems)
        half = fold(asked.half) if self._is_half(asked) else ""
        also = {stem: _SYNONYM for word in asked.also for stem in self._read(word).stems}
        return self._words.scores({stem: min(times, 2) for stem, times in stems.items()}, half, also=also)

    def _by_letters(self, asked: Question) -> Weights:
        weights: dict[str, float] = {}
        stop = _STOP if asked.content > 1 else 1.0
        last = len(asked.words) - 1 if self._is_half(asked) else -1
        for at, word in enumerate(asked.words):
            weight = stop if word in asked.stops else 1.0
            grams = self._read(word).grams
            for gram in grams[:-1] if at == last and len(grams) > 1 else grams:
                weights[gram] = max(weights.get(gram, 0.0), weight)
        also = {gram: _SPELT for word in asked.also for gram in self._read(word).grams}
        return self._letters.scores(weights, also=also)

    def _is_half(self, asked: Question) -> bool:
        """Tell whether the last word is long enough to be completed and no word of the collection."""
        return len(fold(asked.half)) >= _SHORTEST_PREFIX and not self._knows(self._read(asked.half))

    def _holders(self, word: str) -> int:
        numbers = self._words.postings.numbers(self._read(word).stems[:1])
        return int(self._words.postings.holders(numbers)[0]) if len(numbers) and numbers[0] >= 0 else 0

    def _knows(self, read: Features) -> bool:
        return bool((self._words.postings.numbers(read.stems) >= 0).any())


def _best(scores: Weights, most: int) -> NDArray[np.int64]:
    """Return where the best are, best first, equals in their order."""
    if most >= len(scores):
        return np.argsort(-scores, kind="stable")
    least = np.partition(scores, len(scores) - most)[len(scores) - most]
    near = np.flatnonzero(scores >= least)
    return near[np.argsort(-scores[near], kind="stable")]


def as_with_meaning(scores: Weights) -> Weights:
    """Return the scores with meaning that are as sure as these without."""
    (slope, offset), (plain, start) = WITH_MEANING, BY_LETTERS_ALONE
    return np.where(scores > 0, (plain * scores + start - offset) / slope, 0)


def _meaning(docs: Sequence[Doc], meanings: Mapping[int, Pieces]) -> Meaning:
    width = next(iter(meanings.values())).rows.shape[1]
    held = [_led(doc, meanings[doc.id]) if doc.id in meanings else nothing(width) for doc in docs]
    return Meaning.of(held, [bool(doc.wordings) and doc.id in meanings for doc in docs])


def _led(doc: Doc, pieces: Pieces) -> Pieces:
    return pieces.led_by_middle(len(ways_to_ask(doc))) if doc.wordings else pieces


def _count(doc: Doc) -> Mapping[str, float]:
    """Count a document's words, those of its title and keywords several times."""
    counts: dict[str, float] = {}
    weighted = " ".join((doc.title, doc.keywords, *doc.wordings))
    for text, weight in ((weighted, _TITLE), (doc.text, 1.0)):
        for word in tokens(text):
            counts[word] = counts.get(word, 0.0) + weight
    return counts


def _spread(words: Mapping[str, float], features: Callable[[str], Sequence[str]]) -> Mapping[str, float]:
    """Turn counts of words into counts of their features."""
    counts: dict[str, float] = {}
    for word, weight in words.items():
        for feature in features(word):
            counts[feature] = counts.get(feature, 0.0) + weight
    return counts
