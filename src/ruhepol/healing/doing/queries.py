"""Asking a database for one value: read-only, with parameters, within a time."""

import sqlite3
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, cast

from ruhepol.healing.doing.place import NotDoneError, Place

_SQLITE, _POSTGRES = "sqlite:///", "postgresql://"
_STEPS = 1_000  # of SQLite's machine between two looks at the clock
_MAY = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}


def value_of(place: Place, query: str, params: Sequence[Any], *, limit: float) -> Any:  # noqa: ANN401  a column
    """Return the first column of the first row, None without one. `$1`, `$2` … stand for the parameters.

    Raises NotDoneError.
    """
    rows = _ask(place, query, params, _Bounds(limit)).rows
    return _plain(rows[0][0]) if rows else None


def rows_of(
    place: Place, query: str, params: Sequence[Any], *, limit: float, most: int
) -> list[dict[str, Any]]:
    """Return the first rows by the names of their columns. Raises NotDoneError."""
    found = _ask(place, query, params, _Bounds(limit, most))
    return [dict(zip(found.names, map(_plain, row), strict=True)) for row in found.rows]


@dataclass(frozen=True, slots=True)
class _Bounds:
    """How long a query may take, and how many rows are read."""

    limit: float
    most: int = 1


@dataclass(frozen=True, slots=True)
class _Table:
    """What a query found."""

    names: Sequence[str]
    rows: Sequence[Sequence[Any]]


def _ask(place: Place, query: str, params: Sequence[Any], bounds: _Bounds) -> _Table:
    if place.address.startswith(_SQLITE):
        return _sqlite(Path(place.address.removeprefix(_SQLITE)), query, params, bounds)
    if place.address.startswith(_POSTGRES):
        return _postgres(place, query, params, bounds)
    raise NotDoneError(f"{place.name} is no database we can ask")


def _names(cursor: Any) -> list[str]:  # noqa: ANN401  of either driver
    return [column[0] for column in cursor.description or ()]


def _sqlite(path: Path, query: str, params: Sequence[Any], bounds: _Bounds) -> _Table:
    limit = bounds.limit
    ends = time.monotonic() + limit
    bound = {str(number): value for number, value in enumerate(params, start=1)}
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=limit)) as line:
            line.set_authorizer(_may)
            line.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1_000_000)
            line.set_progress_handler(lambda: time.monotonic() > ends, _STEPS)
            cursor = line.execute(query, bound)
            return _Table(_names(cursor), cursor.fetchmany(bounds.most))
    except (sqlite3.Error, sqlite3.Warning) as error:
        late = time.monotonic() > ends
        raise NotDoneError(f"no answer within {limit:g} s" if late else str(error), retry=late) from error


def _may(action: int, _first: str | None, second: str | None, *_more: str | None) -> int:
    """Let a query read and nothing else: no other file, no extension, no setting."""
    reads = action in _MAY and second != "load_extension"
    return sqlite3.SQLITE_OK if reads else sqlite3.SQLITE_DENY


def _postgres(place: Place, query: str, params: Sequence[Any], bounds: _Bounds) -> _Table:
    import psycopg  # noqa: PLC0415  loaded by those who ask

    limit = bounds.limit
    settings = f"-c statement_timeout={int(limit * 1000)} -c default_transaction_read_only=on"
    try:
        with psycopg.connect(
            place.address,
            connect_timeout=max(2, round(limit)),
            options=settings,
            password=place.secret or None,
        ) as line:
            line.read_only = True
            stop = threading.Timer(limit, line.cancel)
            stop.start()
            try:
                # One row at a time, so that a thoughtless query does not fill our memory.
                cursor = psycopg.RawCursor(line)
                rows = cursor.stream(query, params or None)
                with closing(cast("Generator[tuple[Any, ...]]", rows)):
                    found = list(islice(rows, bounds.most))
                    return _Table(_names(cursor), found)
            finally:
                stop.cancel()
    except psycopg.errors.QueryCanceled as error:
        raise NotDoneError(f"no answer within {limit:g} s", retry=True) from error
    except psycopg.Error as error:
        retry = isinstance(error, psycopg.OperationalError)
        raise NotDoneError(str(error).partition("\n")[0], retry=retry) from error


def _plain(value: Any) -> Any:  # noqa: ANN401  a column
    """Return what can be kept as JSON."""
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
