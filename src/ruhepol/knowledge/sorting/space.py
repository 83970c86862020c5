"""Questions as points of length 1: near one another where words, letters or meaning are alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ruhepol.core.text import Analyser, Language, tokens
from ruhepol.knowledge.suggest.words import grams

Points = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Points]
Said = tuple[str, Language]

_SLOTS = 2048  # for words and for letters each; what shares one by chance costs nothing measurable
_LEXICAL = 0.5  # what words and letters count each, beside a meaning of 1


@dataclass(frozen=True, slots=True)
class Space:
    """Says where a question lies. What is rare among the questions it was made over counts more."""

    rarity: Points
    encode: Encode | None = None

    @classmethod
    def over(cls, questions: Sequence[Said], encode: Encode | None = None) -> Self:
        """Make the space in which these questions are to be told apart."""
        seen = np.count_nonzero(_counts(questions), axis=0)
        return cls((np.log((1 + len(questions)) / (1 + seen)) + 1).astype(np.float32), encode)

    def points(self, questions: Sequence[Said]) -> Points:
        """Return one row a question; one that says nothing lies nowhere. Raises what the encoder raises."""
        weighed = np.log1p(_counts(questions)) * self.rarity
        parts = [_LEXICAL * _unit(half) for half in np.hsplit(weighed, 2)]
        if self.encode:
            parts.append(self.encode([text for text, _language in questions]))
        return _unit(np.hstack(parts))


def _counts(questions: Sequence[Said]) -> Points:
    """Count words on the left and groups of letters on the right, each in the slot of its checksum."""
    counted = np.zeros((len(questions), 2 * _SLOTS), dtype=np.float32)
    for row, (text, language) in zip(counted, questions, strict=True):
        for stem in Analyser(language).stems(text):
            row[crc32(stem.encode()) % _SLOTS] += 1
        for word in tokens(text):
            for gram in grams(word):
                row[_SLOTS + crc32(gram.encode()) % _SLOTS] += 1
    return counted


def _unit(rows: Points) -> Points:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0))
