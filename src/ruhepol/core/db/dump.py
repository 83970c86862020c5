"""A consistent copy of the whole database as one file, taken while others write, and its way back."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing, suppress
from pathlib import Path

from django.db import connection

_EMPTY = b"BEGIN; DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"
"""A newer installation may have tables that the copy does not know, so all goes."""


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
        return
    command = [_program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", "--file", str(target)]
    done = subprocess.run(command, env=_environment(), capture_output=True, check=False)  # noqa: S603  PostgreSQL's own
    if done.returncode:
        raise DumpError(f"pg_dump failed: {_words(done.stderr)}")


def load(source: Path) -> None:
    """Replace everything in the database by a copy, as one step: what fails leaves what was there.

    Raises DumpError.
    """
    connection.close()
    if kind() == "sqlite":
        with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(_file())) as database:
            copy.backup(database)
    else:
        _load_postgresql(source)


def _load_postgresql(source: Path) -> None:
    """Let psql take in what pg_restore writes; the transaction is committed only when all was written."""
    reading = [_program("pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error", "--file=-"]
    taking = [_program("psql"), "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1"]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(taking, env=_environment(), stdin=pipe, stdout=nothing, stderr=pipe) as psql:  # noqa: S603  as above
        assert psql.stdin is not None  # noqa: S101  a pipe was asked for
        with suppress(BrokenPipeError):  # its own words say why it went
            psql.stdin.write(_EMPTY)
            psql.stdin.flush()
            read = subprocess.run([*reading, str(source)], stdout=psql.stdin, stderr=pipe, check=False)  # noqa: S603  as above
            if not read.returncode:
                psql.stdin.write(b"COMMIT;\n")
        _, refused = psql.communicate()
    if psql.returncode:
        raise DumpError(f"psql failed: {_words(refused)}")
    if read.returncode:
        raise DumpError(f"pg_restore failed: {_words(read.stderr)}")


def _file() -> str:
    return str(connection.settings_dict["NAME"])


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise DumpError(f"{name} is not installed; it comes with PostgreSQL's client programs.")
    return found


def _environment() -> dict[str, str]:
    """Tell PostgreSQL's programs where our database is; others could read a password among arguments."""
    where = connection.settings_dict
    return {
        **os.environ,
        "PGHOST": str(where["HOST"]),
        "PGPORT": str(where["PORT"] or 5432),
        "PGUSER": str(where["USER"]),
        "PGPASSWORD": str(where["PASSWORD"]),
        "PGDATABASE": str(where["NAME"]),
        "PGOPTIONS": "-c client_min_messages=warning",
    }


def _words(told: bytes) -> str:
    return told.decode(errors="replace").strip()
