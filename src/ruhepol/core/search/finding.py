"""Asking the index."""

from ruhepol.core.search.adapter import adapter
from ruhepol.core.search.documents import Hit, Visibility
from ruhepol.core.search.query import Query, parse
from ruhepol.core.search.rows import Found

_FIELDS = ("title", "words", "other")


def search(
    kind: str, query: str, *, visible: Visibility | None, limit: int = 20, typing: bool = False
) -> list[Hit]:
    """Return the best things of a kind for what a person typed, best first.

    `visible` holds the asker's words (any one shared with a document shows it), `EVERYTHING` for all.
    Things named by number, address or part of one come first; then what holds all words; then, only if
    nothing holds all, what holds any. `typing` lets the last word stand for all its endings.
    """
    asked = parse(kind, query, visible, typing=typing)
    if not asked.short or (visible is not None and not asked.visible):
        return []
    found = _by_words(asked, limit)
    named = [] if found and not _names(asked.short) else adapter().containing(asked, limit)
    hits = {number: Hit(number, float("inf"), ("short",)) for number in named}
    for row in found:
        hits.setdefault(row.object_id, Hit(row.object_id, row.score, _why(asked, row)))
    return list(hits.values())[:limit]


def nearest(kind: str, words: str, *, visible: Visibility | None, limit: int = 20) -> list[Hit]:
    """Return the things of a kind that share words with `words`, those that share most and rarest first."""
    asked = parse(kind, words, visible)
    if not asked.terms or (visible is not None and not asked.visible):
        return []
    rows = adapter().matching(asked, limit, every=False)
    return [Hit(row.object_id, row.score, _why(asked, row)) for row in rows]


def _by_words(asked: Query, limit: int) -> list[Found]:
    if not asked.terms:
        return []
    found = adapter().matching(asked, limit, every=True)
    if found or len(asked.terms) == 1:
        return found
    return adapter().matching(asked, limit, every=False)


def _names(short: str) -> bool:
    """Tell whether the search looks like a number or an address, which any part of may be typed."""
    return " " not in short and any(sign.isdigit() or sign in "@." for sign in short)


def _why(asked: Query, row: Found) -> tuple[str, ...]:
    stems = {variant for term in asked.terms for variant in term.variants}
    prefixes = tuple(term.prefix for term in asked.terms if term.prefix)
    return tuple(field for field in _FIELDS if _holds(getattr(row, field), stems, prefixes))


def _holds(stored: str, stems: set[tuple[str, ...]], prefixes: tuple[str, ...]) -> bool:
    padded = f" {stored} "
    return any(f" {' '.join(run)} " in padded for run in stems) or any(
        f" {start}" in padded for start in prefixes
    )
