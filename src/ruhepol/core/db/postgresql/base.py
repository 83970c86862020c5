"""The database backend Django loads: PostgreSQL that reads and plans a statement of ours once."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.postgresql import base

from ruhepol.core.db.bundle import Bundling
from ruhepol.core.db.postgresql.kept import Kept


class DatabaseWrapper(Bundling, base.DatabaseWrapper):
    """Run finished SQL by statements that the server has parsed and planned before.

    Django writes the values into the text, so that every statement is a new one. For a join over wide tables
    that costs the server ten times what answering it does.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:  # noqa: ANN401  as Django has it
        """Connect, or take a connection of the pool with the statements that it keeps."""
        connection = super().get_new_connection(conn_params)
        if not hasattr(connection, "kept"):
            connection.kept = Kept()
        return connection

    def run(self, sql: str, params: Sequence[Any]) -> Any:  # noqa: ANN401  read as a cursor is
        """Run one statement; `core.db.statement` says when."""
        return self.connection.kept.run(self.connection, sql, params)
