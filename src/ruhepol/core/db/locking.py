"""Row locks in hand-written SQL.

In the ORM use `select_for_update()` as it is: PostgreSQL locks, SQLite (one writer at a time) ignores it.
"""

from django.db import connection


def one_writer() -> bool:
    """Tell whether transactions that write run one after the other, as on SQLite.

    There each commit keeps everybody waiting for the disk and none can dead-lock with another, so
    small ones are better bundled; elsewhere bundling would only hold row locks for longer.
    """
    return not connection.features.has_select_for_update


def skip_locked() -> str:
    """Return the clause that takes rows nobody else holds; empty where there is only one writer."""
    if not connection.features.has_select_for_update_skip_locked:
        return ""
    return connection.ops.for_update_sql(skip_locked=True)
