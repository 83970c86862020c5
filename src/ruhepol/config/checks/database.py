"""The database: does it answer, and has it every table of this version."""

from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from ruhepol.config.checks.finding import Finding, fault, good
from ruhepol.config.env.table import Settings
from ruhepol.core.web.health import migrations


def answers(wanted: Settings) -> Finding:
    """Ask it anything."""
    name = wanted.database_url.rpartition("@")[2] if wanted.database_url else "SQLite in the data folder"
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return fault(f"The database ({name}) does not answer: {str(error).strip().splitlines()[0]}.")
    return good(f"The database ({name}) answers.")


def is_current(wanted: Settings) -> Finding:  # noqa: ARG001  a check's shape
    """Compare its migrations with those of this version."""
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        return fault("The migrations cannot be read while the database does not answer.")
    waiting = sorted(".".join(name) for name in migrations() - applied)
    if waiting:
        return fault(
            f"{len(waiting)} migrations are missing, the first is {waiting[0]}; run `ruhepol migrate`."
        )
    return good("The database is up to date.")
