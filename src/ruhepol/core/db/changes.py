"""Changes of rows whose SQL is made once, as `prepared` does for questions: fences, ends and clean-ups.

For one row that is at hand there is `rows.update`; these are for rows named by conditions.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql import DeleteQuery, UpdateQuery

from ruhepol.core.db.prepared import filled
from ruhepol.core.db.statement import execute

Build = Callable[[], QuerySet[Any, Any]]


class _Made(ABC):
    """A statement that is compiled when it is first obeyed."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._sql: tuple[str, tuple[Any, ...]] | None = None

    def __call__(self, **values: object) -> int:
        """Fill the slots, obey, and return how many rows it was about."""
        sql, marks = self._sql or self._make()
        return int(execute(sql, filled(marks, values)).rowcount)

    def _make(self) -> tuple[str, tuple[Any, ...]]:
        sql, marks = self._query().get_compiler(connection=connection).as_sql()
        self._sql = sql, tuple(marks)
        return self._sql

    @abstractmethod
    def _query(self) -> Any:  # noqa: ANN401  Django's inner types
        """Return the statement as Django has it before it is compiled."""


class Change(_Made):
    """`END = Change(lambda: Row.objects.filter(pk=Slot("id")), ended_at=Slot("now"))`, then `END(id=1, …)`.

    Like `.update()`; a slot among the new values may be None, one among the conditions may not.
    """

    def __init__(self, build: Build, **columns: object) -> None:
        """Take the recipe of the rows and their new values; nothing is built yet."""
        super().__init__(build)
        self._columns = columns

    def _query(self) -> Any:  # noqa: ANN401  as above
        query: Any = self._build().query.chain(UpdateQuery)
        query.add_update_values(self._columns)
        return query


class Removal(_Made):
    """`END = Removal(lambda: Row.objects.filter(owner=Slot("owner")))`, for rows no other row belongs to."""

    def _query(self) -> Any:  # noqa: ANN401  as above
        return self._build().query.chain(DeleteQuery)
