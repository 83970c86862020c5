"""Writing single rows with SQL that is made once per table: for the rows every mail and event writes.

`save()` builds and compiles its statement each time, which costs more than the database needs to obey it.
What is written is the same: every value goes through its own field. Signals are not sent; the house has none.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

from ruhepol.core.db.statement import execute

M = TypeVar("M", bound=models.Model)

MOST_ROWS = 256
"""So many rows a statement writes at most."""

_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)
_AS_IT_IS = (str, int, bool, type(None))


class _Column(NamedTuple):
    """One column: where its value lies on the object, and the field that prepares it."""

    attname: str
    field: models.Field[Any, Any]
    is_plain: bool


def insert(row: M) -> M:
    """Write a new row and give the object its key; like `save(force_insert=True)`."""
    _know(row, _insert([row], ""))
    return row


def insert_once(row: models.Model) -> bool:
    """Write a new row unless one with the same unique values is there; tell whether it was written."""
    keys = _insert([row], " ON CONFLICT DO NOTHING")
    if keys:
        _know(row, keys)
    return bool(keys)


def upsert(rows: Sequence[models.Model]) -> None:
    """Write rows of one table whose keys are given, over those that have these keys."""
    for some in _portions(rows):
        _insert(some, _overwriting(type(some[0]), connection.vendor))


def add_up(rows: Sequence[models.Model], *, key: Sequence[str], adds: str, latest: str) -> None:
    """Write rows of one table; one whose `key` is there adds its `adds`, and the later `latest` stays.

    No two of the rows may have the same key, and all who write them do so in the key's order, or they would
    wait for one another for ever.
    """
    if rows:
        table, _key = _names(type(rows[0]))
        columns = {field.name: _quoted(field) for field in rows[0]._meta.concrete_fields}  # noqa: SLF001
        number, moment = columns[adds], columns[latest]
        sum_ = f"{number} = {table}.{number} + excluded.{number}"
        later = (
            f"CASE WHEN excluded.{moment} > {table}.{moment} THEN excluded.{moment} ELSE {table}.{moment} END"
        )
        same = ", ".join(columns[name] for name in key)
        for some in _portions(rows):
            _insert(some, f" ON CONFLICT ({same}) DO UPDATE SET {sum_}, {moment} = {later}")


def _portions(rows: Sequence[M]) -> Iterator[Sequence[M]]:
    """Cut rows into 256, 128, 64 … 1 of them: connections keep each statement, so there should be few."""
    begin = 0
    while left := len(rows) - begin:
        size = min(MOST_ROWS, 1 << left.bit_length() - 1)
        yield rows[begin : begin + size]
        begin += size


def update(row: models.Model, *names: str) -> None:
    """Write some columns of a row that exists; like `save(update_fields=names)`.

    Raises the model's DoesNotExist where the row is gone.
    """
    kind = type(row)
    sql, columns = _change(kind, names, connection.vendor)
    if not execute(sql, [*_values(row, columns), row.pk]).rowcount:
        raise kind.DoesNotExist(f"no {kind.__name__} with key {row.pk}")  # type: ignore[attr-defined]


def _insert(rows: Sequence[models.Model], clash: str) -> list[tuple[Any]]:
    """Insert, with a clause for what to do where a row is there already; return the keys of those written."""
    start, marks, end, columns = _insertion(type(rows[0]), connection.vendor)
    values = [value for row in rows for value in _values(row, columns)]
    cursor = execute(f"{start}{', '.join([marks] * len(rows))}{clash}{end}", values)
    keys: list[tuple[Any]] = cursor.fetchall()
    return keys


def _know(row: models.Model, keys: list[tuple[Any]]) -> None:
    """Let the object know that it is a row now, as `save` would."""
    [(row.pk,)] = keys
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS  # noqa: SLF001  there is no other way


def _values(row: models.Model, columns: tuple[_Column, ...]) -> list[Any]:
    """Return what the database is given; words and numbers need no preparing, moments only the database's."""
    database = connections[DEFAULT_DB_ALIAS]  # itself: `connection` looks for it with each word
    moment: Callable[[Any], Any] = database.ops.adapt_datetimefield_value
    values = []
    for attname, field, is_plain in columns:
        value = getattr(row, attname)
        if is_plain and isinstance(value, _AS_IT_IS):
            values.append(value)
        elif type(value) is datetime:
            values.append(moment(value))
        else:
            values.append(field.get_db_prep_save(value, database))
    return values


def _columns(fields: list[models.Field[Any, Any]]) -> tuple[_Column, ...]:
    return tuple(_Column(field.attname, field, isinstance(field, _PLAIN)) for field in fields)


@cache
def _insertion(kind: type[models.Model], _vendor: str) -> tuple[str, str, str, tuple[_Column, ...]]:
    """Return the INSERT of a table in parts; its key is left out where the database counts it up."""
    table, key = _names(kind)
    fields = [field for field in kind._meta.concrete_fields if not isinstance(field, models.AutoField)]  # noqa: SLF001
    names = ", ".join(_quoted(field) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    start = f"INSERT INTO {table} ({names}) VALUES "  # noqa: S608  names of ours
    return start, f"({marks})", f" RETURNING {key}", _columns(fields)


@cache
def _overwriting(kind: type[models.Model], _vendor: str) -> str:
    """Return the clause that writes all columns over those of a row with the same key."""
    meta = kind._meta  # noqa: SLF001  Django documents it
    others = [_quoted(field) for field in meta.concrete_fields if not field.primary_key]
    changes = ", ".join(f"{name} = excluded.{name}" for name in others)
    return f" ON CONFLICT ({_quoted(meta.pk)}) DO UPDATE SET {changes}"


@cache
def _change(
    kind: type[models.Model], names: tuple[str, ...], _vendor: str
) -> tuple[str, tuple[_Column, ...]]:
    """Return the UPDATE of some columns of one row."""
    table, key = _names(kind)
    of_table = kind._meta.concrete_fields  # noqa: SLF001
    by_name = {name: field for field in of_table for name in (field.name, field.attname)}
    fields = [by_name[name] for name in names]
    places = ", ".join(f"{_quoted(field)} = %s" for field in fields)
    return f"UPDATE {table} SET {places} WHERE {key} = %s", _columns(fields)  # noqa: S608  names of ours


def _names(kind: type[models.Model]) -> tuple[str, str]:
    """Return the quoted names of a table and its key."""
    meta = kind._meta  # noqa: SLF001  Django documents it
    return connection.ops.quote_name(meta.db_table), _quoted(meta.pk)


def _quoted(field: Any) -> str:  # noqa: ANN401  every concrete field has a column, which its type does not say
    return connection.ops.quote_name(field.column)
