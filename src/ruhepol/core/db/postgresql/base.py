"""The database backend Django loads: PostgreSQL that reads and plans a statement of ours once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db.backends.postgresql import base

from ruhepol.core.db.bundle import Bundling
from ruhepol.core.db.postgresql.kept import Kept


class DatabaseWrapper(Bundling, base.DatabaseWrapper):
    """Run finished SQL by statements that the server has parsed and planned before.

    Django writes the values into the text, so that every statement is a new one. For a join over wide tables
    that costs the server ten times what answering it does.
    """

    _losable = False

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:  # noqa: ANN401  as Django has it
        """Connect, or take a connection of the pool with the statements that it keeps."""
        connection = super().get_new_connection(conn_params)
        if not hasattr(connection, "kept"):
            connection.kept = Kept()
        return connection

    @contextmanager
    def losable(self) -> Iterator[None]:
        """Have the server write its log a little later; a single statement is not worth the asking."""
        before, self._losable = self._losable, True
        try:
            yield
        finally:
            self._losable = before

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if self._losable and not autocommit:
            self.run("SET LOCAL synchronous_commit = off", ())

    def run(self, sql: str, params: Sequence[Any]) -> Any:  # noqa: ANN401  read as a cursor is
        """Run one statement; `core.db.statement` says when."""
        return self.connection.kept.run(self.connection, sql, params)
