"""A consistent copy of the whole database as one file, taken while others write, and its way back."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

TOOLS = ("pg_dump", "pg_restore")


class DumpError(Exception):
    """The copy could not be made or put back; the text is for the admin."""


def kind() -> str:
    """Return which database this is, `sqlite` or `postgresql`; a copy fits its own kind only."""
    return connection.vendor


def is_empty() -> bool:
    """Tell whether the database has no tables yet."""
    return not connection.introspection.table_names()


def dump(target: Path) -> None:
    """Write a copy of the database as it is at one moment."""
    if kind() == "sqlite":
        with closing(sqlite3.connect(_file())) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", str(target))


def load(source: Path) -> None:
    """Replace everything in the database by a copy. PostgreSQL's is emptied first, in a step of its own."""
    if kind() == "sqlite":
        connection.close()
        with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(_file())) as database:
            copy.backup(database)
    else:
        _empty_postgresql()
        _run(
            "pg_restore",
            "--no-owner",
            "--no-privileges",
            "--single-transaction",
            "--exit-on-error",
            "--dbname",
            str(connection.settings_dict["NAME"]),
            str(source),
        )


def _empty_postgresql() -> None:
    """Drop what is there: a newer installation may have tables that the copy does not know."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connection.close()


def _file() -> str:
    return str(connection.settings_dict["NAME"])


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs on our database; the password goes by environment, not by argument."""
    found = shutil.which(program)
    if found is None:
        raise DumpError(f"{program} is not installed; it comes with PostgreSQL's client programs.")
    where = connection.settings_dict
    environment = {
        **os.environ,
        "PGHOST": str(where["HOST"]),
        "PGPORT": str(where["PORT"] or 5432),
        "PGUSER": str(where["USER"]),
        "PGPASSWORD": str(where["PASSWORD"]),
        "PGDATABASE": str(where["NAME"]),
    }
    done = subprocess.run(  # noqa: S603  PostgreSQL's own programs with arguments of ours
        [found, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DumpError(f"{program} failed: {done.stderr.strip()}")
