"""Statements that a connection's server keeps ready, run through libpq at once.

psycopg's own cursor prepares, too, yet waits by a dozen generators for what takes 20 microseconds: half of
what a short statement costs us. Values and rows are converted by its adapters as ever.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import psycopg
from psycopg import abc
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult

MOST = 400
"""Statements a connection keeps. A mail needs sixty, in several shapes where a value may be NULL."""

_MARK = re.compile(r"%([s%])")
_FINE = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)

Row = tuple[Any, ...]


class Answer:
    """What came back, read as a cursor is."""

    def __init__(self, values: abc.Transformer, result: PGresult) -> None:
        """Take the result with the adapters that read it."""
        values.set_pgresult(result)
        self._values = values
        self._result = result

    @property
    def rowcount(self) -> int:
        """How many rows it was about."""
        return self._result.command_tuples or 0

    def fetchall(self) -> list[Row]:
        """Return all rows."""
        return self._values.load_rows(0, self._result.ntuples, tuple) if self._result.ntuples else []

    def fetchone(self) -> Row | None:
        """Return the first row, or None."""
        return next(iter(self.fetchall()), None)


class Kept:
    """The statements of one connection, by their text and the types of their values."""

    def __init__(self) -> None:
        """Begin with none."""
        self._names: dict[tuple[str, tuple[int, ...]], bytes] = {}

    def run(self, connection: psycopg.Connection[Any], sql: str, params: Sequence[Any]) -> Answer:
        """Run one statement, in the transaction that Django has opened or alone; raises psycopg's errors."""
        server = connection.pgconn
        if not connection.autocommit and server.transaction_status == TransactionStatus.IDLE:
            _begin(connection)
        values: abc.Transformer = Transformer(connection)
        given: Any = values.dump_sequence(params, [PyFormat.AUTO] * len(params))
        name = self._name(server, sql, values.types or ())
        return Answer(values, _checked(server, server.exec_prepared(name, given, values.formats)))

    def _name(self, server: PGconn, sql: str, types: tuple[int, ...]) -> bytes:
        name = self._names.get((sql, types))
        if name is None:
            if len(self._names) == MOST:
                _checked(server, server.exec_(b"DEALLOCATE ALL"))
                self._names.clear()
            name = f"ruhepol_{len(self._names)}".encode()
            _checked(server, server.prepare(name, _numbered(sql), types))
            self._names[sql, types] = name
        return name


def _begin(connection: psycopg.Connection[Any]) -> None:
    """Begin a transaction as psycopg would with the first statement of a cursor of its own."""
    if connection.isolation_level is None:
        _checked(connection.pgconn, connection.pgconn.exec_(b"BEGIN"))
    else:
        connection.execute("SELECT 1")


def _checked(server: PGconn, result: PGresult) -> PGresult:
    if result.status in _FINE:
        return result
    if server.status != ConnStatus.OK:
        raise psycopg.OperationalError(result.get_error_message())
    raise error_from_result(result)


@lru_cache(maxsize=1024)
def _numbered(sql: str) -> bytes:
    """Write `$1`, `$2` … for the marks."""
    parts = _MARK.split(sql)
    places = (f"${number}" for number in range(1, len(parts)))
    return "".join(
        part if index % 2 == 0 else next(places) if part == "s" else "%" for index, part in enumerate(parts)
    ).encode()
