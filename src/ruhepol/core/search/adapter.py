"""What a database must be able to do for us, and the choice of the one at hand."""

from typing import Protocol

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from ruhepol.core.search.postgres import PostgresSearch
from ruhepol.core.search.query import Query
from ruhepol.core.search.rows import Found
from ruhepol.core.search.sqlite import SqliteSearch


class Adapter(Protocol):
    """One database's full-text search. All work happens on the default connection, in its transaction."""

    @staticmethod
    def serves(wrapper: BaseDatabaseWrapper) -> bool:
        """Tell whether this is the database in use."""

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Make the index over the documents' table."""

    def drop(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Take it away again."""

    def follow(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Let the index follow whatever is written to the documents' table."""

    def unfollow(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Let it no longer follow."""

    def verify(self) -> None:
        """Raise django.db.DatabaseError when the index does not say what the documents say."""

    def renew(self) -> None:
        """Make the index say what the documents say, whatever happened to either."""

    def matching(self, query: Query, limit: int, *, every: bool) -> list[Found]:
        """Find by stems, the best of the newest; `every` asks for all words, else any will do."""

    def containing(self, query: Query, limit: int) -> list[int]:
        """Find by a part of the short text, newest first."""


_ADAPTERS: tuple[Adapter, ...] = (SqliteSearch(), PostgresSearch())


def adapter(wrapper: BaseDatabaseWrapper | None = None) -> Adapter:
    """Return the adapter for the database in use."""
    return next(each for each in _ADAPTERS if each.serves(wrapper or connection))
