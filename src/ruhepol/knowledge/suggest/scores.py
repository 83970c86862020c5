"""The two scores of the engine, each between 0 and about 1 whatever the question's length."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt

import numpy as np

from ruhepol.knowledge.suggest.postings import Postings, Weights

_K1, _B = 1.2, 0.75  # BM25's usual values
_PERFECT = 0.75  # share of the question's idf mass that counts as a perfect match
_ENDING = 0.6  # what a guessed ending counts against a whole word
_MOST_ENDINGS = 40
_SHORTEST_PREFIX = 3
_MOST_TIMES = 2  # saying a word five times does not ask five times as much


class Words:
    """BM25 over stems, divided by what a perfect match would reach."""

    def __init__(self, counts: Iterable[Mapping[str, float]]) -> None:
        """Index documents given as counts of stems."""
        self._postings = held = Postings(counts)
        self._idf = np.log1p((held.size - held.holders + 0.5) / (held.holders + 0.5)).astype(np.float32)
        self._unknown = log(1 + (held.size + 0.5) / 0.5)
        length = held.per_document(held.amounts)
        norm = _K1 * (1 - _B + _B * length / max(float(length.mean()) if held.size else 1.0, 1e-9))
        self._weights = held.per_posting(self._idf) * held.amounts / (held.amounts + norm[held.rows])

    def knows(self, stems: Iterable[str]) -> bool:
        """Tell whether any document holds one of these stems."""
        return any(self._postings.number(stem) is not None for stem in stems)

    def scores(self, stems: Counter[str], half: str) -> Weights:
        """Return each document's share of the perfect score; `half` is a half-typed word or nothing."""
        out = np.zeros(self._postings.size, dtype=np.float32)
        mass = 0.0
        for stem, times in stems.items():
            number = self._postings.number(stem)
            if number is None:
                mass += self._unknown
                continue
            mass += float(self._idf[number])
            span = self._postings.span(number)
            out[self._postings.rows[span]] += min(times, _MOST_TIMES) * self._weights[span]
        if len(half) >= _SHORTEST_PREFIX:
            out += _ENDING * self._endings(half)
        return out / np.float32(_PERFECT * mass + 1.0)

    def _endings(self, prefix: str) -> Weights:
        """Return each document's best weight among the words that begin with `prefix`."""
        out = np.zeros(self._postings.size, dtype=np.float32)
        for number in self._postings.beginning_with(prefix, _MOST_ENDINGS):
            span = self._postings.span(number)
            rows = self._postings.rows[span]
            out[rows] = np.maximum(out[rows], self._weights[span])
        return out


class Letters:
    """Cosine of TF-IDF vectors over groups of letters."""

    def __init__(self, counts: Iterable[Mapping[str, float]]) -> None:
        """Index documents given as counts of letter groups."""
        self._postings = held = Postings(counts)
        self._idf = (np.log((1 + held.size) / (1 + held.holders)) + 1).astype(np.float32)
        self._unknown = log(1 + held.size) + 1
        weights = (1 + np.log(np.maximum(held.amounts, 1))) * held.per_posting(self._idf)
        norm = np.sqrt(held.per_document(weights * weights)) + 1e-9
        self._weights = (weights / norm[held.rows]).astype(np.float32)

    def scores(self, grams: Counter[str]) -> Weights:
        """Return each document's cosine with the query."""
        out = np.zeros(self._postings.size, dtype=np.float32)
        mass = 0.0
        for gram, times in grams.items():
            number = self._postings.number(gram)
            weight = (self._unknown if number is None else float(self._idf[number])) * (1 + log(times))
            mass += weight * weight
            if number is not None:
                span = self._postings.span(number)
                out[self._postings.rows[span]] += np.float32(weight) * self._weights[span]
        return out / np.float32(sqrt(mass) + 1e-9)
