"""The words of a collection in one sorted array: what parts of a compound may be."""

from collections.abc import Iterable
from typing import Self

import numpy as np
from numpy.typing import NDArray

SHORTEST = 4  # letters of a word that may be a part
_LONGEST = 24  # bytes


class Vocabulary:
    """A set of words that a file can hold and processes can share."""

    def __init__(self, keys: "NDArray[np.bytes_]") -> None:
        """Take the words as `of` sorted them."""
        self.keys = keys

    @classmethod
    def of(cls, words: Iterable[str]) -> Self:
        """Keep those that may be parts."""
        coded = {word.encode() for word in words if len(word) >= SHORTEST and word.isalpha()}
        return cls(np.array(sorted(each for each in coded if len(each) <= _LONGEST), dtype=f"S{_LONGEST}"))

    def beginning_with(self, prefix: str, most: int) -> list[str]:
        """Return at most `most` words that begin with `prefix` and go on."""
        start = prefix.encode()
        first = int(np.searchsorted(self.keys, np.array(start, dtype=self.keys.dtype), side="right"))
        near: list[bytes] = self.keys[first : first + most].tolist()
        return [each.decode() for each in near if each.startswith(start)]

    def within(self, word: str) -> frozenset[str]:
        """Return which words of the collection stand somewhere in `word`; one look for all."""
        size = len(word)
        parts = {word[at:end] for at in range(size - SHORTEST + 1) for end in range(at + SHORTEST, size + 1)}
        coded = [each for part in parts if len(each := part.encode()) <= _LONGEST]
        if not coded or not len(self.keys):
            return frozenset()
        wanted = np.array(coded, dtype=self.keys.dtype)
        found = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return frozenset(each.decode() for each in wanted[self.keys[found] == wanted].tolist())
