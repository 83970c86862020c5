"""The conditions that are looked for, read once and kept by each process until one of them changes."""

from functools import lru_cache

from django.db.models import Count, Sum

from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.healing.conditions.book import Book, signs
from ruhepol.healing.conditions.language import Condition, Seen
from ruhepol.healing.conditions.text import parse
from ruhepol.healing.models import KnownProblem

KEPT = 20_000
"""Parsed conditions a process keeps, so that a change to one does not read all of them again."""

_WATCHED = KnownProblem.objects.filter(state=KnownProblem.State.WATCHING)
_REVISION = Prepared(
    lambda: (
        _WATCHED.filter(asset_kind=Slot("kind"))
        .order_by()
        .values("asset_kind")
        .annotate(number=Count("pk"), revision=Sum("revision"))
        .values_list("number", "revision")
    )
)

_books: dict[str, tuple[tuple[int, int], Book]] = {}
_parsed = lru_cache(maxsize=KEPT)(parse)


def revision_of(asset_kind: str) -> tuple[int, int]:
    """Return what tells one state of all problems of a kind from any other."""
    return _REVISION.first(kind=asset_kind) or (0, 0)


def book_of(asset_kind: str) -> Book:
    """Return the conditions that are looked for with assets of a kind, as they are now."""
    revision = revision_of(asset_kind)
    known = _books.get(asset_kind)
    if known is None or known[0] != revision:
        texts = _WATCHED.filter(asset_kind=asset_kind).values_list("pk", "condition")
        known = revision, Book({pk: _parsed(text) for pk, text in texts})
        _books[asset_kind] = known
    return known[1]


def signs_of(asset_kind: str) -> Book:
    """Return a book of nothing but the signals that problems of a kind want to see."""
    texts = _WATCHED.filter(asset_kind=asset_kind).values_list("condition", flat=True)
    seen = {sign for text in texts for sign in signs(_parsed(text))}
    return Book({number: Condition(any=(Seen(signal=sign),)) for number, sign in enumerate(seen)})
