"""Making the index anew while it serves: batch by batch, each in a transaction of its own.

Killed half-way it is simply run again; a document that is already right costs one read.
"""

from itertools import islice

from django.db import transaction

from ruhepol.core.search.indexing import remove
from ruhepol.core.search.models import SearchDocument
from ruhepol.core.search.sources import kinds, source_of
from ruhepol.core.text import VERSION

_BATCH = 200


def rebuild(kind: str) -> int:
    """Index every thing of a kind again, drop documents of things that are gone, return the count."""
    source, seen = source_of(kind), set[int]()
    ids = source.ids()
    while batch := list(islice(ids, _BATCH)):
        with transaction.atomic():
            source.index(batch)
        seen.update(batch)
    _forget_all_but(kind, seen)
    return len(seen)


def stale() -> list[str]:
    """Return the registered kinds that hold text of another analyser's version."""
    held = SearchDocument.objects.exclude(analyser=VERSION).values_list("kind", flat=True).distinct()
    return sorted(set(held) & set(kinds()))


def _forget_all_but(kind: str, seen: set[int]) -> None:
    held = SearchDocument.objects.filter(kind=kind).order_by("pk").values_list("object_id", flat=True)
    for gone in [number for number in held.iterator(_BATCH) if number not in seen]:
        remove(kind, gone)
