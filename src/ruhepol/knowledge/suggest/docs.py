"""What the engine reads of an answer, and the pieces of it whose meaning is kept."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

_PIECE = 30  # words: a piece about one thing
_OVERLAP = 10
_PIECES = 12  # of a longer text each piece is larger
_WHOLE = 400  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """One answer as the engine reads it. `wordings` are ways real people asked for it."""

    id: int
    title: str
    text: str
    keywords: str = ""
    wordings: Sequence[str] = field(default=())


def units(doc: Doc) -> list[str]:
    """Return the texts whose meanings stand for a document: title, wordings, the whole, and its pieces."""
    words = doc.text.split()
    own = [doc.title or " ".join(words[:_PIECE]), *doc.wordings]
    lead = f"{doc.title}. " if doc.title else ""
    parts = [" ".join(words[:_WHOLE]), *_cut(words)]
    return [each for each in dict.fromkeys([*own, *(lead + part for part in parts if part)]) if each] or ["-"]


def digest(doc: Doc) -> str:
    """Return what tells whether a document's pieces have changed."""
    return hashlib.sha256("\x1f".join(units(doc)).encode()).hexdigest()


def _cut(words: Sequence[str]) -> Iterator[str]:
    size = max(_PIECE, ceil(len(words) / _PIECES) + _OVERLAP)
    if len(words) > size + _OVERLAP:
        for at in range(0, max(1, len(words) - _OVERLAP), size - _OVERLAP):
            yield " ".join(words[at : at + size])
