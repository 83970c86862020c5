"""How well documents fit a question by what they share, from 0 to about 1 whatever its length."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ruhepol.knowledge.suggest.postings import Arrays, Postings, Weights

_K1, _B = 1.2, 0.75  # BM25's usual values (Robertson & Zaragoza 2009; idf as Lucene has it)
_PERFECT = 0.75  # share of the question's idf mass that counts as a perfect match
_ENDING = 0.6  # what a guessed ending counts against a whole word
_MOST_ENDINGS = 40
_FEWEST = 50  # documents: fewer do not tell which words are rare, and none is then taken for common
_LARGE, _COMMON = 5_000, 0.1  # documents, and the share of them
_NOTHING: Mapping[str, float] = MappingProxyType({})


class Bm25:
    """BM25 over features, divided by what a perfect match would reach, so that questions compare."""

    def __init__(self, arrays: Arrays, size: int) -> None:
        """Take an index of `size` documents."""
        self.postings = Postings(arrays)
        self._size = size
        self._among = max(size, _FEWEST)
        self._unknown = float(np.log1p((self._among + 0.5) / 0.5))

    @classmethod
    def of(cls, counts: Iterable[Mapping[str, float]], size: int) -> Self:
        """Index documents given as counts of features.

        In a large collection a feature that so many documents hold only costs time and room.
        """
        most = int(_COMMON * size) if size >= _LARGE else size
        return cls(Postings.of(counts, _K1, _B, most).arrays, size)

    def scores(
        self, asked: Mapping[str, float], half: str = "", *, also: Mapping[str, float] = _NOTHING
    ) -> Weights:
        """Return each document's share of the perfect score; `half` is a half-typed word or nothing.

        `also` may be there instead of something asked: it adds to the score and is never missed.
        """
        out = np.zeros(self._size, dtype=np.float32)
        both = {**also, **asked}
        numbers = self.postings.numbers(list(both))
        weights = np.fromiter(both.values(), dtype=np.float64, count=len(both))
        known = numbers >= 0
        idf = np.full(len(numbers), self._unknown)
        idf[known] = self._idf(numbers[known])
        for number, weight in zip(numbers[known].tolist(), (idf * weights)[known].tolist(), strict=True):
            rows, held = self.postings.of_feature(number)
            out[rows] += np.float32(weight) * held
        if half:
            out += _ENDING * self._endings(half)
        wanted = np.fromiter((feature in asked for feature in both), dtype=bool, count=len(both))
        mass = float((idf * np.minimum(weights, 1.0))[wanted].sum())
        return np.asarray(out / np.float32(_PERFECT * mass + 1.0))

    def _idf(self, numbers: NDArray[np.int64]) -> NDArray[np.float64]:
        holders = self.postings.holders(numbers)
        return np.asarray(np.log1p((self._among - holders + 0.5) / (holders + 0.5)))

    def _endings(self, prefix: str) -> Weights:
        """Return each document's best weight among the features that begin with `prefix`."""
        out = np.zeros(self._size, dtype=np.float32)
        numbers = np.array(self.postings.beginning_with(prefix, _MOST_ENDINGS), dtype=np.int64)
        for number, idf in zip(numbers.tolist(), self._idf(numbers).tolist(), strict=True):
            rows, held = self.postings.of_feature(number)
            out[rows] = np.maximum(out[rows], np.float32(idf) * held)
        return out
