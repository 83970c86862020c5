"""Queries whose SQL is made once: for those few that every mail, event or page asks.

Building and compiling a query costs Django five times what the database needs to answer it. What is kept
here is Django's own compiler with its finished SQL; rows become objects by Django's own iterables.
"""

import copy
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet, Value

M = TypeVar("M", bound=Model)
Row = TypeVar("Row")


class Slot(Value):
    """A place in a prepared query for a value that is given when it is asked."""

    def as_sql(self, *_: object, **__: object) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Leave a mark where the value will stand."""
        return "%s", [self]


def slots(name: str, size: int) -> list[Any]:
    """Return places for a list of at most `size` values, for `column__in=`; `fill` gives the values."""
    return [Slot(f"{name}{place}") for place in range(size)]


def fill(name: str, size: int, values: Sequence[object]) -> dict[str, object]:
    """Return values for `slots`; a shorter list repeats its last value, an empty one cannot be asked for."""
    return {f"{name}{place}": values[min(place, len(values) - 1)] for place in range(size)}


class _Made(NamedTuple):
    """A queryset and all that its compiler has found out. `marks` are parameters, some of them slots."""

    queryset: Any
    compiler: Any
    sql: str
    marks: tuple[Any, ...]


class Prepared(Generic[M, Row]):
    """A queryset with slots: `TICKET = Prepared(lambda: Ticket.objects.filter(pk=Slot("id")))`.

    It is built when first asked, so it may stand at the top of a module. No prefetching, no list of changing
    length (`slots` and `fill` make it one of fixed length) and no slot that may be None: each of these would
    be another SQL.
    """

    def __init__(self, build: Callable[[], QuerySet[M, Row]]) -> None:
        """Take the recipe of the queryset; nothing is built yet."""
        self._build = build
        self._made: _Made | None = None

    def all(self, **values: object) -> list[Row]:
        """Fill the slots, ask, and return all rows."""
        made = self._made or self._make()
        adapt = connection.ops.adapt_unknown_value
        params = [adapt(values[mark.value]) if isinstance(mark, Slot) else mark for mark in made.marks]
        asking = copy.copy(made.compiler)
        asking.connection = connection
        asking.as_sql = lambda *_, **__: (made.sql, tuple(params))
        query = copy.copy(made.queryset.query)
        query.get_compiler = lambda *_, **__: asking
        source = SimpleNamespace(
            db=connection.alias,
            query=query,
            model=made.queryset.model,
            _fields=made.queryset._fields,
            _known_related_objects={},
        )
        return list(made.queryset._iterable_class(source))  # noqa: SLF001  as above

    def first(self, **values: object) -> Row | None:
        """Return the first row, or None."""
        return next(iter(self.all(**values)), None)

    def get(self, **values: object) -> Row:
        """Return the row; raises the model's DoesNotExist where there is none."""
        row = self.first(**values)
        if row is None:
            model = (self._made or self._make()).queryset.model
            raise model.DoesNotExist(f"no {model.__name__} with {values}")
        return row

    def _make(self) -> _Made:
        queryset: Any = self._build()
        compiler = queryset.query.get_compiler(connection=connection)
        sql, marks = compiler.as_sql()
        converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
        compiler.get_converters = lambda _: converters
        self._made = _Made(queryset, compiler, sql, tuple(marks))
        return self._made
