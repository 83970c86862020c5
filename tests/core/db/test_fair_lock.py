"""The line of SQLite's writers is left on every path, on an embedded database of the test's own."""

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from ruhepol.core.db.settings import sqlite

ALIAS = "embedded"


@pytest.fixture
def embedded(tmp_path: Path, django_db_blocker) -> Iterator[BaseDatabaseWrapper]:
    """Return a connection to a fresh embedded database with one table, whatever the test run uses."""
    connections.settings[ALIAS] = connections.configure_settings(
        {"default": {}, ALIAS: sqlite(tmp_path / "database")}
    )[ALIAS]
    connection = connections[ALIAS]
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE parent (id integer PRIMARY KEY)")
            cursor.execute(
                "CREATE TABLE child (id integer REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)"
            )
        yield connection
    connection.close()
    del connections[ALIAS]
    del connections.settings[ALIAS]


@pytest.fixture
def lock_is_free(embedded: BaseDatabaseWrapper) -> Callable[[], bool]:
    """Return the question whether nobody is writing."""

    def ask() -> bool:
        handle = os.open(f"{embedded.settings_dict['NAME']}.lock", os.O_RDWR | os.O_CREAT)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(handle)
        return True

    return ask


def write(connection: BaseDatabaseWrapper, table: str = "parent") -> None:
    """Insert one row."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} VALUES (1)")  # noqa: S608  our own two tables


def test_the_lock_is_held_for_a_transaction_and_no_longer(embedded, lock_is_free) -> None:
    """It is taken at the beginning, kept through savepoints, and free after commit."""
    with transaction.atomic(ALIAS):
        assert not lock_is_free()
        with transaction.atomic(ALIAS):
            write(embedded)
        assert not lock_is_free()
    assert lock_is_free()


def test_a_rollback_frees_the_lock(lock_is_free) -> None:
    """An error inside the transaction leaves the line."""
    with pytest.raises(ZeroDivisionError), transaction.atomic(ALIAS):
        1 / 0  # noqa: B018
    assert lock_is_free()


def test_a_closed_connection_frees_the_lock(embedded, lock_is_free) -> None:
    """Losing the connection inside a transaction leaves the line."""
    with transaction.atomic(ALIAS):
        embedded.close()
        assert lock_is_free()
        transaction.set_rollback(True, ALIAS)
    assert lock_is_free()


def test_a_refused_commit_frees_the_lock(embedded, lock_is_free) -> None:
    """A commit the database refuses, here for a broken reference, leaves the line."""
    with pytest.raises(DatabaseError), transaction.atomic(ALIAS):
        write(embedded, "child")
    assert lock_is_free()


def test_a_beginning_that_fails_frees_the_lock(embedded, lock_is_free) -> None:
    """When a stranger who knows nothing of the line holds the database for too long, the line is left."""
    with embedded.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(embedded.settings_dict["NAME"], isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="locked"):
            transaction.atomic(ALIAS).__enter__()
    assert lock_is_free()


def test_a_single_write_waits_in_line_for_itself_alone(embedded, lock_is_free) -> None:
    """A write outside a transaction leaves the line at once, also when it fails."""
    write(embedded)
    assert lock_is_free()
    with pytest.raises(DatabaseError):
        write(embedded)
    assert lock_is_free()


def test_one_may_write_while_still_reading_though_others_wrote_meanwhile(embedded) -> None:
    """A query that is read by and by does not make its reader's own transaction fail as locked."""
    with transaction.atomic(ALIAS), embedded.cursor() as cursor:
        cursor.executemany("INSERT INTO parent VALUES (%s)", [(number,) for number in (2, 3, 4)])
    with embedded.chunked_cursor() as reading:
        reading.execute("SELECT id FROM parent ORDER BY id")
        assert reading.fetchone() == (2,)
        with closing(sqlite3.connect(embedded.settings_dict["NAME"], isolation_level=None)) as other:
            other.execute("INSERT INTO parent VALUES (5)")
        with transaction.atomic(ALIAS):
            write(embedded)
        assert reading.fetchall() == [(3,), (4,)]
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        reading.connection.execute("SELECT 1")
