"""The database backend Django loads: PostgreSQL that reads and plans a statement of ours once."""

import sys
from collections.abc import Sequence
from typing import Any

import psycopg
from django.db.backends.postgresql import base

from ruhepol.core.db.bundle import Bundling

KEPT = 400
"""Statements a connection keeps ready. A mail needs sixty, in several shapes where a value may be NULL."""

NEVER_BY_ITSELF = sys.maxsize
"""How often psycopg sees a statement before it prepares it unasked. Django has None, which forbids asking."""


class DatabaseWrapper(Bundling, base.DatabaseWrapper):
    """Run finished SQL by statements that the server has parsed and planned before.

    Django writes the values into the text, so that every statement is a new one. For a join over wide tables
    that costs the server ten times what answering it does.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:  # noqa: ANN401  as Django has it
        """Connect, and let the connection keep more than psycopg's hundred statements."""
        connection = super().get_new_connection(conn_params)
        connection.prepared_max = KEPT
        connection.prepare_threshold = NEVER_BY_ITSELF
        return connection

    def run(self, sql: str, params: Sequence[Any]) -> Any:  # noqa: ANN401  a cursor of the driver
        """Run one statement inside a transaction; `core.db.statement` says when."""
        return psycopg.Cursor(self.connection).execute(sql, params, prepare=True)
