"""Row locks in hand-written SQL.

In the ORM use `select_for_update()` as it is: PostgreSQL locks, SQLite (one writer at a time) ignores it.
"""

from django.db import connection


def skip_locked() -> str:
    """Return the clause that takes rows nobody else holds; empty where there is only one writer."""
    if not connection.features.has_select_for_update_skip_locked:
        return ""
    return connection.ops.for_update_sql(skip_locked=True)
