"""The database backend Django loads: SQLite whose writers wait in line."""

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

from ruhepol.core.db.bundle import Bundling
from ruhepol.core.db.sqlite.mounts import refuse_network
from ruhepol.core.db.sqlite.operations import DatabaseOperations
from ruhepol.core.db.sqlite.syncing import disk_of

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLAC", "WITH P")


class DatabaseWrapper(Bundling, base.DatabaseWrapper):
    """Take a file lock before `BEGIN IMMEDIATE` and keep it until the transaction has ended.

    The kernel wakes the waiters of `flock` in order, while SQLite's own busy handler polls and lets
    late-comers overtake: with eight writers the slowest one waits a tenth of a second instead of four.
    """

    ops_class = DatabaseOperations
    writes_in_turn = True

    _lock_fd: int | None = None
    _lock_held = False

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:  # noqa: ANN401  as Django has it
        """Connect, unless the file lies where locks cannot be trusted."""
        if not self.is_in_memory_db():
            refuse_network(str(self.settings_dict["NAME"]))
        return super().get_new_connection(conn_params)

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ANN401, ARG002  as Django has it
        """Return a cursor whose single writes wait in line too."""
        return self.connection.cursor(factory=lambda connection: FairCursor(connection, self._turn))

    def chunked_cursor(self) -> Any:  # noqa: ANN401  as Django has it
        """Return a cursor to read many rows by and by, on a connection of its own outside transactions.

        A query that is still being read keeps its connection at the moment it began. Who writes between
        two of its rows would be refused at once, as "locked", if anybody else has written since.
        """
        if self.in_atomic_block or self.is_in_memory_db():
            return super().chunked_cursor()
        self.ensure_connection()
        aside = self.get_new_connection(self.get_connection_params())
        return self._prepare_cursor(aside.cursor(factory=CursorAside))  # type: ignore[attr-defined]

    def run(self, sql: str, params: Sequence[Any]) -> Any:  # noqa: ANN401  a cursor of the driver
        """Run one statement inside a transaction, whose turn it is; `core.db.statement` says when."""
        return self.connection.execute(_with_question_marks(sql), params)

    @contextmanager
    def losable(self) -> Iterator[None]:
        """Sync the log with the next commit outside of the block; an open transaction keeps its way."""
        if self.in_atomic_block:
            yield
            return
        self.ensure_connection()
        self.connection.execute("PRAGMA synchronous=NORMAL")
        try:
            yield
        finally:
            if self.connection is not None:
                self.connection.execute("PRAGMA synchronous=FULL")

    @contextmanager
    def synced_together(self) -> Iterator[None]:
        """Sync the log once the block has ended, for all threads that wait by then."""
        if self.in_atomic_block or self.is_in_memory_db():
            yield
            return
        with self.losable():
            yield
        disk_of(str(self.settings_dict["NAME"])).reach()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Hold the lock for one statement; inside a transaction it is held already."""
        if self._lock_held or self.in_atomic_block:
            yield
            return
        self._take_turn()
        try:
            yield
        finally:
            self._end_turn()

    def _take_turn(self) -> None:
        if self.is_in_memory_db():
            return
        if self._lock_fd is None:
            path = f"{self.settings_dict['NAME']}.lock"
            self._lock_fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._lock_fd, fcntl.LOCK_EX)
        self._lock_held = True

    def _end_turn(self) -> None:
        if self._lock_held and self._lock_fd is not None:
            self._lock_held = False
            fcntl.flock(self._lock_fd, fcntl.LOCK_UN)

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()
            if self._lock_fd is not None:
                os.close(self._lock_fd)
                self._lock_fd = None


class FairCursor(base.SQLiteCursorWrapper):
    """A cursor that waits its turn before a write outside any transaction."""

    def __init__(self, connection: Any, turn: Callable[[], Any]) -> None:  # noqa: ANN401
        """Wrap a connection's cursor; `turn` holds the lock for one statement."""
        super().__init__(connection)
        self._turn = turn

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        """Rewrite the placeholders of a statement; most statements are asked again and again."""
        if param_names is None:
            return _with_question_marks(query)
        return str(super().convert_query(query, param_names=param_names))

    def execute(self, query: str, params: Any = None) -> Any:  # noqa: ANN401  as Django has it
        """Run one statement, in line if it writes."""
        if query[:6].upper() not in WRITES:
            return super().execute(query, params)
        with self._turn():
            return super().execute(query, params)


class CursorAside(base.SQLiteCursorWrapper):
    """A cursor that takes its connection with it when it is closed."""

    def close(self) -> None:
        """Close both."""
        super().close()
        self.connection.close()


@lru_cache(maxsize=256)
def _with_question_marks(query: str) -> str:
    """Do as Django does, once a statement: on a wide SELECT it takes longer than SQLite itself."""
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")
