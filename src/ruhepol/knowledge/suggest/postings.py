"""An inverted index in plain arrays, which a file can hold and processes can share."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
Arrays = Mapping[str, NDArray[Any]]

_LONGEST = 40  # bytes of a feature that tell it from others
_STEPS = 255  # a weight between 0 and 1 takes one byte
_STEP = np.float32(1 / _STEPS)
_SMALL = 65_536  # documents whose numbers take two bytes


class Postings:
    """For each feature the documents that hold it and a weight from 0 to 1. Documents count from 0."""

    def __init__(self, arrays: Arrays) -> None:
        """Take the arrays as `of` made them, or as a file holds them."""
        self.arrays = arrays
        self._keys, self.starts, self._holders = arrays["keys"], arrays["starts"], arrays["holders"]
        self._rows, self._weights = arrays["rows"], arrays["weights"]

    @classmethod
    def of(cls, counts: Iterable[Mapping[str, float]], k1: float, b: float, most: int) -> Self:
        """Index documents given as their features' counts, weighted as BM25 does without its idf.

        Of a feature that more than `most` documents hold only their number is kept.
        """
        numbers: dict[str, int] = {}
        columns, amounts, lengths = array("i"), array("f"), array("i")
        for each in counts:
            columns.extend(numbers.setdefault(feature, len(numbers)) for feature in each)
            amounts.extend(each.values())
            lengths.append(len(each))
        held = np.frombuffer(amounts, np.float32) if amounts else np.zeros(0, np.float32)
        rows = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        size = np.bincount(rows, held, minlength=len(lengths))
        norm = k1 * (1 - b + b * size / max(float(size.mean()) if len(size) else 1.0, 1e-9))
        weights = np.ceil(held / (held + norm[rows]) * _STEPS).astype(np.uint8)
        keys = np.array([_key(feature) for feature in numbers], dtype=f"S{_LONGEST}")
        order = np.argsort(keys, kind="stable")
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        column = place[np.frombuffer(columns, np.int32)] if columns else np.zeros(0, np.int32)
        holders = np.bincount(column, minlength=len(keys)).astype(np.int32)
        told = holders <= most
        by_column = np.argsort(column, kind="stable")
        by_column = by_column[told[column[by_column]]]
        starts = np.concatenate(([0], np.cumsum(np.where(told, holders, 0)))).astype(np.int64)
        places = rows[by_column].astype(np.uint16 if len(lengths) <= _SMALL else np.int32)
        names = ("keys", "starts", "holders", "rows", "weights")
        kept = (keys[order], starts, holders, places, weights[by_column])
        return cls(dict(zip(names, kept, strict=True)))

    def numbers(self, features: Sequence[str]) -> NDArray[np.int64]:
        """Return the features' numbers, -1 for an unknown one."""
        if not len(self._keys) or not features:
            return np.full(len(features), -1, dtype=np.int64)
        wanted = np.array([_key(feature) for feature in features], dtype=self._keys.dtype)
        found = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[found] == wanted, found, -1)

    def holders(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return how many documents hold each of these features."""
        return np.asarray(self._holders[numbers])

    def of_feature(self, number: int) -> tuple[NDArray[Any], Weights]:
        """Return the documents that hold a feature and how much; none where too many do."""
        span = slice(int(self.starts[number]), int(self.starts[number + 1]))
        return self._rows[span], np.multiply(self._weights[span], _STEP, dtype=np.float32)

    def beginning_with(self, prefix: str, most: int) -> list[int]:
        """Return the numbers of at most `most` features that begin with `prefix`."""
        start = _key(prefix)
        first = int(np.searchsorted(self._keys, np.array(start, dtype=self._keys.dtype)))
        near = self._keys[first : first + most].tolist()
        return [first + at for at, key in enumerate(near) if key.startswith(start)]


def _key(feature: str) -> bytes:
    return feature.encode()[:_LONGEST]


def beneath(named: Mapping[str, Arrays]) -> Arrays:
    """Return several sets of arrays as one, each name with its set's before it."""
    return {f"{name}.{key}": array for name, arrays in named.items() for key, array in arrays.items()}


def under(arrays: Arrays, name: str) -> Arrays:
    """Return the set of arrays that `beneath` put under this name; none where there was none."""
    return {key.partition(".")[2]: array for key, array in arrays.items() if key.startswith(f"{name}.")}
