"""Fetching from other systems page by page, for pulls: by HTTP with their next page, or by SQL in order."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from ruhepol.healing.doing.calls import Call, call
from ruhepol.healing.doing.place import NotDoneError, Place
from ruhepol.healing.doing.queries import rows_of
from ruhepol.healing.jsonpath import path
from ruhepol.healing.models import Pull, System
from ruhepol.healing.reading.form import Form, value_at
from ruhepol.healing.reading.marks import before, order

Entries = list[Any]

LIMIT_SECONDS = 30.0
ROWS, MOST_PAGES = 1_000, 1_000
SINCE = "{since}"


def pages(pull: Pull, place: Place, form: Form | None) -> Iterator[tuple[Any, Entries]]:
    """Yield each page as it came, and its entries. Raises NotDoneError, PathError."""
    since = before(pull.watermark, pull.overlap)
    if place.kind == System.Kind.SQL:
        yield from _rows(pull, place, since)
    else:
        yield from _documents(pull, place, since, form.each if form else "$")


def _documents(pull: Pull, place: Place, since: object, each: str) -> Iterator[tuple[Any, Entries]]:
    asked = pull.ask.strip().replace(SINCE, quote(str(since), safe=""))
    for _page in range(MOST_PAGES):
        answer = call(place, Call("GET", asked), limit=LIMIT_SECONDS)
        if not answer.is_good:
            raise NotDoneError(f"{place.name} answered {answer.status}", retry=True)
        document = answer.document()
        yield document, list(path(each).values(document))
        target = value_at(pull.following, document) if pull.following else None
        if not target:
            return
        asked = str(target).removeprefix(place.address.rstrip("/"))
    raise NotDoneError(f"more than {MOST_PAGES} pages")


def _rows(pull: Pull, place: Place, since: str | float) -> Iterator[tuple[Any, Entries]]:
    """Go on from the last row of a full page; its mark is asked for again, for others may share it."""
    while True:
        params = [since] if "$1" in pull.ask else []
        rows = rows_of(place, pull.ask, params, limit=LIMIT_SECONDS, most=ROWS)
        yield rows, list(rows)
        if len(rows) < ROWS:
            return
        marks = [value_at(pull.mark, row) for row in rows]
        places = [order(mark) or 0.0 for mark in marks]
        if places != sorted(places):
            raise NotDoneError("the rows have to be ordered by the mark")
        following = before(str(marks[-1]), 0)
        if places[-1] == order(since):
            raise NotDoneError(f"more than {ROWS} rows share one mark; take a finer one")
        since = following
