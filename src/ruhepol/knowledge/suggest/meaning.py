"""How near documents are to a question in meaning: the best cosine of any of their pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ruhepol.core.text import Language
from ruhepol.knowledge.suggest.codes import packed, products, rotation
from ruhepol.knowledge.suggest.postings import Arrays, Weights
from ruhepol.knowledge.suggest.question import Encode

_STEPS = 127  # a number of a vector takes one byte; each vector is scaled by its largest
_ALL = 3_000  # pieces up to which each is compared
_SECOND = np.float32(0.2)  # what the second best piece counts: a text that fits in two places fits better
_MIDDLE = np.float32(0.5)  # what the middle of title and wordings counts, where there are wordings
_TYPED = np.float32(0.5)  # what a German text in lower case counts beside the text as it is written
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

    @property
    def vectors(self) -> Weights:
        """The vectors again, as near as the rounding left them."""
        return np.asarray(self.rows * self.scale[:, None], dtype=np.float32)

    def led_by_middle(self, count: int) -> Self:
        """Return them with the middle of the first `count` put before all."""
        middle = self.vectors[:count].sum(axis=0, keepdims=True)
        led = self.of(middle / max(float(np.linalg.norm(middle)), 1e-9))
        return type(self)(np.concatenate([led.rows, self.rows]), np.concatenate([led.scale, self.scale]))


def read(texts: Sequence[str], language: Language, encode: Encode) -> Weights:
    """Return a vector of length 1 for each text, German ones also as people type them: without capitals."""
    if language != "de":
        return encode(texts)
    vectors = encode([*texts, *(text.lower() for text in texts)])
    both = vectors[: len(texts)] + _TYPED * vectors[len(texts) :]
    return np.asarray(both / np.maximum(np.linalg.norm(both, axis=1, keepdims=True), 1e-9), dtype=np.float32)


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
        self.known, self._taught = arrays["known"], arrays["taught"]

    @classmethod
    def of(cls, documents: Sequence[Pieces], taught: Sequence[bool]) -> Self:
        """Keep the documents' pieces, at least one each; those of a taught one are led by their middle."""
        is_small = sum(len(each.rows) for each in documents) <= _ALL
        turn = rotation(documents[0].rows.shape[1], _GENEROUS if is_small else 1)
        codes, factor = zip(*(_packed(some, turn) for some in _some(documents)), strict=True)
        first = np.concatenate(([0], np.cumsum([len(each.rows) for each in documents]))).astype(np.int64)
        middle = np.stack([each.rows.T.astype(np.float32) @ each.scale for each in documents])
        lengths = np.linalg.norm(middle, axis=1, keepdims=True)
        middle /= np.maximum(lengths, 1e-9)
        axes = np.linalg.eigh(middle.T @ middle)[1][:, ::-1][:, :_COARSE]
        axes = np.ascontiguousarray(axes, dtype=np.float32)
        return cls(
            {
                "codes": np.concatenate(codes),
                "factor": np.concatenate(factor),
                "first": first,
                "turn": turn,
                "axes": axes,
                "coarse": np.ascontiguousarray(middle @ axes, dtype=np.float32),
                "known": lengths[:, 0] > 0,
                "taught": np.array(taught),
            }
        )

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
        both = np.where(np.isfinite(second), (1 - _SECOND) * best + _SECOND * second, best)
        return np.where(self._taught[rows], (1 - _MIDDLE) * both + _MIDDLE * cosines[ends - counts], both)


def _some(documents: Sequence[Pieces]) -> Iterator[Sequence[Pieces]]:
    for at in range(0, len(documents), _AT_ONCE):
        yield documents[at : at + _AT_ONCE]


def _packed(documents: Sequence[Pieces], turn: Weights) -> tuple[NDArray[np.uint8], Weights]:
    return packed(np.concatenate([each.vectors for each in documents]), turn)
