"""How near documents are to a question in meaning: the best cosine of any of their pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ruhepol.knowledge.suggest.codes import packed, products, rotation
from ruhepol.knowledge.suggest.postings import Arrays, Weights

_STEPS = 127  # a number of a vector takes one byte; each vector is scaled by its largest
_ALL = 3_000  # pieces up to which each is compared
_SECOND = np.float32(0.2)  # what the second best piece counts: a text that fits in two places fits better
_COARSE = 64  # main directions that choose which documents are compared in full
_GENEROUS = 2  # times the room for a vector of a small collection, where none is scarce
_AT_ONCE = 500  # documents whose vectors are unpacked at the same time


@dataclass(frozen=True, slots=True)
class Pieces:
    """The vectors of one document's pieces, a byte a number."""

    rows: NDArray[np.int8]
    scale: NDArray[np.float32]

    @classmethod
    def of(cls, vectors: Weights) -> Self:
        """Round vectors of length 1."""
        scale = np.maximum(np.abs(vectors).max(axis=1, initial=0), 1e-9) / _STEPS
        return cls(np.rint(vectors / scale[:, None]).astype(np.int8), scale.astype(np.float32))


def nothing(width: int) -> Pieces:
    """Stand for a document whose meaning nobody has computed yet."""
    return Pieces(np.zeros((1, width), dtype=np.int8), np.zeros(1, dtype=np.float32))


class Meaning:
    """The pieces' vectors, and a coarse one a document."""

    def __init__(self, arrays: Arrays) -> None:
        """Take the arrays as `of` made them."""
        self.arrays = arrays
        self._codes, self._factor, self._first = arrays["codes"], arrays["factor"], arrays["first"]
        self._turn, self._axes, self._coarse = arrays["turn"], arrays["axes"], arrays["coarse"]
        self.known = arrays["known"]

    @classmethod
    def of(cls, documents: Sequence[Pieces]) -> Self:
        """Keep the documents' pieces; each document has at least one."""
        is_small = sum(len(each.rows) for each in documents) <= _ALL
        turn = rotation(documents[0].rows.shape[1], _GENEROUS if is_small else 1)
        codes, factor = zip(*(_packed(some, turn) for some in _some(documents)), strict=True)
        first = np.concatenate(([0], np.cumsum([len(each.rows) for each in documents]))).astype(np.int64)
        middle = np.stack([each.rows.T.astype(np.float32) @ each.scale for each in documents])
        lengths = np.linalg.norm(middle, axis=1, keepdims=True)
        middle /= np.maximum(lengths, 1e-9)
        axes = np.linalg.eigh(middle.T @ middle)[1][:, ::-1][:, :_COARSE]
        axes = np.ascontiguousarray(axes, dtype=np.float32)
        coarse = np.ascontiguousarray(middle @ axes, dtype=np.float32)
        known = lengths[:, 0] > 0
        names = ("codes", "factor", "first", "turn", "axes", "coarse", "known")
        kept = (np.concatenate(codes), np.concatenate(factor), first, turn, axes, coarse, known)
        return cls(dict(zip(names, kept, strict=True)))

    @property
    def is_small(self) -> bool:
        """Tell whether all documents are compared in full."""
        return len(self._codes) <= _ALL

    def roughly(self, asked: Weights) -> Weights:
        """Return about how near each document is as a whole.

        `asked` holds a row for each way of reading the question; the best counts.
        """
        return np.asarray((np.asarray(self._coarse) @ (asked @ self._axes).T).max(axis=1))

    def scores(self, asked: Weights, rows: NDArray[np.int64]) -> Weights:
        """Return the cosine of each of these documents: mostly of its best piece, a little of the next."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        first, counts = self._first[rows], self._first[rows + 1] - self._first[rows]
        ends = np.cumsum(counts)
        pieces = np.repeat(first - ends + counts, counts) + np.arange(int(ends[-1]))
        cosines = products(self._codes[pieces], self._factor[pieces], asked @ self._turn).max(axis=1)
        best = np.maximum.reduceat(cosines, ends - counts)
        others = np.where(cosines < np.repeat(best, counts), cosines, -np.inf)
        second = np.maximum.reduceat(others, ends - counts)
        return np.where(np.isfinite(second), (1 - _SECOND) * best + _SECOND * second, best)


def _some(documents: Sequence[Pieces]) -> Iterator[Sequence[Pieces]]:
    for at in range(0, len(documents), _AT_ONCE):
        yield documents[at : at + _AT_ONCE]


def _packed(documents: Sequence[Pieces], turn: Weights) -> tuple[NDArray[np.uint8], Weights]:
    vectors = np.concatenate([each.rows * each.scale[:, None] for each in documents])
    return packed(vectors.astype(np.float32), turn)
