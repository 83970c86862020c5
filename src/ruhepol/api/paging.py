"""Keyset pages: a page goes on after the last row one has seen, whatever happened meanwhile."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Schema

from ruhepol.api.hearing import Heard
from ruhepol.api.problems import Problem
from ruhepol.core.db.keyset import LARGEST

MOST = 100
COUNTED = 1000

Row = TypeVar("Row")


class Paged(Heard):
    """What every list is asked with."""

    limit: int = Field(30, ge=1, le=MOST, description="rows a page")
    cursor: str | None = Field(None, description="where to go on; take it from `next`")
    total: bool = Field(False, description=f"count the rows too, up to {COUNTED}")


class Total(Schema):
    """How many rows there are; `more` says that there are more than counted."""

    count: int
    more: bool


def encode(*key: datetime | int) -> str:
    """Return the sort key of a row as an opaque word."""
    parts = [part.isoformat() if isinstance(part, datetime) else part for part in key]
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def decode_moment(cursor: str) -> tuple[datetime, int]:
    """Return the moment and number a cursor was made of. Raises a problem for a foreign word."""
    try:
        at, number = _parts(cursor)
        return datetime.fromisoformat(at).astimezone(UTC), _key(number)
    except (TypeError, ValueError, OverflowError) as error:
        raise _bad_cursor() from error


def decode_number(cursor: str) -> int:
    """Return the number a cursor was made of. Raises a problem for a foreign word."""
    try:
        (number,) = _parts(cursor)
        return _key(number)
    except (TypeError, ValueError) as error:
        raise _bad_cursor() from error


def _parts(cursor: str) -> list[Any]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        parts: list[Any] = json.loads(base64.urlsafe_b64decode(padded))
    except (binascii.Error, UnicodeError, ValueError, RecursionError) as error:
        raise ValueError(cursor) from error
    return parts


def _key(number: object) -> int:
    """Return a number that a database can look for. Raises ValueError."""
    if not isinstance(number, int) or abs(number) > LARGEST:
        raise ValueError(number)
    return number


def _bad_cursor() -> Problem:
    return Problem(
        422, "The cursor is not one of ours.", "Take it from `next` of the page before, unchanged."
    )


def page_of(
    request: HttpRequest,
    rows: Sequence[Row],
    paged: Paged,
    key: Callable[[Row], Sequence[datetime | int]],
) -> tuple[list[Row], str | None]:
    """Return the page out of `limit + 1` loaded rows, and the address of the next one."""
    page = list(rows[: paged.limit])
    if len(rows) <= paged.limit:
        return page, None
    query = request.GET.copy()
    query["cursor"] = encode(*key(page[-1]))
    return page, f"{request.path}?{query.urlencode()}"


def total_of(rows: QuerySet[Any], paged: Paged) -> Total | None:
    """Return how many rows there are, counted up to a thousand, when that was asked for."""
    if not paged.total:
        return None
    found = rows.order_by()[: COUNTED + 1].count()
    return Total(count=min(found, COUNTED), more=found > COUNTED)
