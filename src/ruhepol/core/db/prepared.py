"""Queries whose SQL is made once: for those few that every mail, event or page asks.

Building and compiling a query costs Django five times what the database needs to answer it. What is kept
here is the finished SQL of Django's own compiler and its own converters of what comes back.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet, Value
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable

from ruhepol.core.db.bundle import once_in_a_bundle
from ruhepol.core.db.shapes import objects
from ruhepol.core.db.statement import execute

_AS_IT_IS = {int, str, bool, type(None)}
"""What both databases take as Python has it."""

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


def filled(marks: Sequence[Any], values: Mapping[str, object]) -> list[Any]:
    """Return the parameters of a kept statement: its own, and the values for its slots."""
    given = [values[mark.value] if type(mark) is Slot else mark for mark in marks]
    if all(type(value) in _AS_IT_IS for value in given):
        return given
    adapt = connection.ops.adapt_unknown_value
    return [adapt(value) if type(mark) is Slot else value for mark, value in zip(marks, given, strict=True)]


class _Made(NamedTuple):
    """What is kept of a queryset. `marks` are parameters, some of them slots; `read` makes the rows."""

    model: Any  # a model's class
    sql: str
    marks: tuple[Any, ...]
    read: Callable[[list[Any]], list[Any]]


class Prepared(Generic[M, Row]):
    """A queryset with slots: `TICKET = Prepared(lambda: Ticket.objects.filter(pk=Slot("id")))`.

    It is built when first asked, so it may stand at the top of a module. No prefetching, no list of changing
    length (`slots` and `fill` make it one of fixed length) and no slot that may be None: each of these would
    be another SQL. Rows are objects, or tuples or single values where it ends with `values_list`.
    """

    def __init__(self, build: Callable[[], QuerySet[M, Row]], *, is_settled: bool = False) -> None:
        """Take the recipe of the queryset; nothing is built yet.

        `is_settled`: rows people set up, without slots. In a bundle of work they are read once.
        """
        self._build = build
        self._is_settled = is_settled
        self._made: _Made | None = None

    def all(self, **values: object) -> list[Row]:
        """Fill the slots, ask, and return all rows."""
        return once_in_a_bundle(self, self._ask) if self._is_settled else self._ask(**values)

    def _ask(self, **values: object) -> list[Row]:
        made = self._made or self._make()
        return made.read(execute(made.sql, filled(made.marks, values)).fetchall())

    def first(self, **values: object) -> Row | None:
        """Return the first row, or None."""
        return next(iter(self.all(**values)), None)

    def get(self, **values: object) -> Row:
        """Return the row; raises the model's DoesNotExist where there is none."""
        row = self.first(**values)
        if row is None:
            model = (self._made or self._make()).model
            raise model.DoesNotExist(f"no {model.__name__} with {values}")
        return row

    def _make(self) -> _Made:
        queryset: Any = self._build()
        compiler = queryset.query.get_compiler(connection=connection)
        sql, marks = compiler.as_sql()
        self._made = _Made(queryset.model, sql, tuple(marks), _reader(queryset, compiler))
        return self._made


def _reader(queryset: Any, compiler: Any) -> Callable[[list[Any]], list[Any]]:  # noqa: ANN401  Django's inner types
    """Return what turns columns as the database gives them into the rows the queryset would have given."""
    shape = _SHAPES[queryset._iterable_class](compiler)  # noqa: SLF001  how a queryset says what its rows are
    convert = _converter(compiler)
    return lambda columns: [shape(row) for row in convert(columns)]


def _converter(compiler: Any) -> Callable[[Any], Iterable[Sequence[Any]]]:  # noqa: ANN401  as above
    converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
    return partial(compiler.apply_converters, converters=converters) if converters else iter


_SHAPES: dict[type, Callable[[Any], Callable[[Sequence[Any]], Any]]] = {
    ModelIterable: objects,
    ValuesListIterable: lambda _: tuple,
    FlatValuesListIterable: lambda _: itemgetter(0),
}
