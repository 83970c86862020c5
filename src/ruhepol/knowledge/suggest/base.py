"""All texts of a kind as arrays: what a file keeps, and what is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from ruhepol.core.text import Language
from ruhepol.knowledge.suggest.engine import Engine
from ruhepol.knowledge.suggest.meaning import Pieces
from ruhepol.knowledge.suggest.postings import Arrays, beneath, under
from ruhepol.knowledge.suggest.sources import Leaf

LANGUAGES: tuple[Language, ...] = ("de", "en")


class Part:
    """The texts of one language, in the order of their ids."""

    def __init__(self, arrays: Arrays, language: Language) -> None:
        """Take the arrays as `of` made them, or as a file holds them."""
        self.arrays = arrays
        self.engine = Engine(under(arrays, "engine"), language)
        self.ids: NDArray[np.int64] = self.engine.ids
        self._groups, self.marks = arrays["groups"], arrays["marks"]
        self._accesses, self._access = arrays["accesses"], arrays["access"]

    @classmethod
    def of(cls, leaves: Sequence[Leaf], language: Language, meanings: Mapping[int, Pieces]) -> Self:
        """Read the texts."""
        ours = sorted((leaf for leaf in leaves if leaf.language == language), key=lambda leaf: leaf.doc.id)
        engine = Engine.of([leaf.doc for leaf in ours], language, meanings)
        said = np.array([leaf.access.encode() for leaf in ours], dtype=np.bytes_)
        accesses, access = np.unique(said, return_inverse=True)
        facts: Arrays = {
            "groups": np.array([leaf.group for leaf in ours], dtype=np.int64),
            "access": access.astype(np.int32),
            "accesses": accesses,
            "marks": np.array([leaf.mark for leaf in ours], dtype=np.int64),
        }
        return cls({**facts, **beneath({"engine": engine.arrays})}, language)

    def group(self, text: int) -> tuple[int, str]:
        """Return a text's group and access."""
        at = int(np.searchsorted(self.ids, text))
        return int(self._groups[at]), bytes(self._accesses[self._access[at]]).decode()


@dataclass(frozen=True, slots=True)
class Base:
    """A part a language, and what is to be known of them."""

    parts: Mapping[Language, Part]
    facts: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(
        cls, leaves: Sequence[Leaf], meanings: Mapping[int, Pieces], facts: Mapping[str, Any] | None = None
    ) -> Self:
        """Read the texts."""
        return cls({each: Part.of(leaves, each, meanings) for each in LANGUAGES}, facts or {})

    @classmethod
    def kept(cls, arrays: Arrays, facts: Mapping[str, Any]) -> Self:
        """Take what `arrays` gave."""
        return cls({each: Part(under(arrays, each), each) for each in LANGUAGES}, facts)

    @property
    def arrays(self) -> Arrays:
        """Everything, to be kept."""
        return beneath({language: part.arrays for language, part in self.parts.items()})

    @property
    def marks(self) -> dict[int, int]:
        """Every text's mark by its id."""
        return {
            pk: mark
            for part in self.parts.values()
            for pk, mark in zip(part.ids.tolist(), part.marks.tolist(), strict=True)
        }

    @property
    def has_meaning(self) -> bool:
        """Tell whether it knows what any text means."""
        return any(part.engine.has_meaning for part in self.parts.values())
