"""What the engine reads of an answer, and the pieces of it whose meaning is kept."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

_PIECE = 30  # words: a piece about one thing
_OVERLAP = 10
_PIECES = 12  # of a longer text each piece is larger
_WHOLE = 400  # words
_READING = "also in lower case"  # how they are encoded: where that changes, all are encoded anew


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
    lead = f"{doc.title}. " if doc.title else ""
    parts = [" ".join(words[:_WHOLE]), *_cut(words)]
    told = dict.fromkeys([*ways_to_ask(doc), *(lead + part for part in parts if part)])
    return list(told) or ["-"]


def ways_to_ask(doc: Doc) -> list[str]:
    """Return the first of its texts: the title and the wordings."""
    title = doc.title or " ".join(doc.text.split()[:_PIECE])
    return [each for each in dict.fromkeys([title, *doc.wordings]) if each]


def digest(doc: Doc) -> str:
    """Return what tells whether a document's pieces have changed."""
    return hashlib.sha256("\x1f".join([_READING, *units(doc)]).encode()).hexdigest()


def _cut(words: Sequence[str]) -> Iterator[str]:
    size = max(_PIECE, ceil(len(words) / _PIECES) + _OVERLAP)
    if len(words) > size + _OVERLAP:
        for at in range(0, max(1, len(words) - _OVERLAP), size - _OVERLAP):
            yield " ".join(words[at : at + size])
