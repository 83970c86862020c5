"""What both databases share: the document's row, the found rows, and how many are ranked."""

from dataclasses import fields
from typing import NamedTuple

from ruhepol.core.db.rows import insert, update
from ruhepol.core.search.documents import Document
from ruhepol.core.search.models import SearchDocument
from ruhepol.core.text import VERSION

NEWEST = 2_000
"""Hits that are ranked. Ranking every hit of a common word takes seconds in a large house."""


_DOCUMENT = tuple(field.name for field in fields(Document))


class Found(NamedTuple):
    """One matching row: the thing's id, its score (higher is better) and its stored stems."""

    object_id: int
    score: float
    title: str
    words: str
    other: str


def save_row(document: Document, old: SearchDocument | None) -> SearchDocument:
    """Write the document's row, over the old one if there is one."""
    row = SearchDocument(
        pk=old.pk if old else None, analyser=VERSION, **{name: getattr(document, name) for name in _DOCUMENT}
    )
    if old is None:
        return insert(row)
    update(row, "analyser", *_DOCUMENT)
    return row
