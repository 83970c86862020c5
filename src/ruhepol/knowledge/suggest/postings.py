"""An inverted index in arrays: for each feature the documents that hold it and how often."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]


class Postings:
    """Fixed once made. Documents are numbered from 0 in the order they came."""

    def __init__(self, counts: Iterable[Mapping[str, float]]) -> None:
        """Index documents given as their features' counts."""
        self._number: dict[str, int] = {}
        columns, amounts, lengths = array("i"), array("f"), array("i")
        for each in counts:
            columns.extend(self._number.setdefault(feature, len(self._number)) for feature in each)
            amounts.extend(each.values())
            lengths.append(len(each))
        self.size = len(lengths)
        column = np.frombuffer(columns, dtype=np.int32) if columns else np.zeros(0, dtype=np.int32)
        order = np.argsort(column, kind="stable")
        self.rows = np.repeat(np.arange(self.size, dtype=np.int32), lengths)[order]
        self.amounts = np.array(amounts, dtype=np.float32)[order]
        self.holders = np.bincount(column, minlength=len(self._number))
        self._starts = np.concatenate(([0], np.cumsum(self.holders)))
        self._sorted = sorted(self._number)

    def per_posting(self, per_feature: Weights) -> Weights:
        """Spread one value a feature over its postings."""
        return np.repeat(per_feature, self.holders)

    def per_document(self, per_posting: Weights) -> Weights:
        """Sum one value a posting over its documents."""
        return np.bincount(self.rows, per_posting, minlength=self.size).astype(np.float32)

    def number(self, feature: str) -> int | None:
        """Return the feature's number, None for an unknown one."""
        return self._number.get(feature)

    def span(self, number: int) -> slice:
        """Return where a feature's postings lie."""
        return slice(int(self._starts[number]), int(self._starts[number + 1]))

    def beginning_with(self, prefix: str, most: int) -> Iterator[int]:
        """Yield the numbers of at most `most` features that begin with `prefix`."""
        first = bisect_left(self._sorted, prefix)
        for feature in self._sorted[first : first + most]:
            if feature.startswith(prefix):
                yield self._number[feature]
