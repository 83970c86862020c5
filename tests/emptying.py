"""How the tables are emptied after a test that committed: only those that hold something, at one go.

Django's own way makes all content types and permissions anew as well, in some thirty transactions that each
wait for the disk. Migrations made those rows and no test touches them: they stay.
"""

from functools import cache

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

STAYING = {Permission, ContentType}


def empty(_case: object) -> None:
    """Delete every row that the test left; foreign keys are asked when all are gone."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_which_hold_rows())
        for [table] in cursor.fetchall():
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608  a name quoted below


@cache
def _which_hold_rows() -> str:
    """Return the question that is answered with the quoted names of tables that are not empty."""
    models = set(apps.get_models(include_auto_created=True)) - STAYING
    tables = sorted({connection.ops.quote_name(model._meta.db_table) for model in models})  # noqa: SLF001
    asked = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables)  # noqa: S608
    return " UNION ALL ".join(asked)
