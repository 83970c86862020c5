"""Running SQL that is made once, without what Django puts around each of its cursors.

Sixty statements make a ticket of a mail. Wrappers, signals and debugging cost each of them more than SQLite
needs to obey; on PostgreSQL the statement would be parsed and planned anew each time.
"""

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


def execute(sql: str, params: Sequence[Any]) -> Any:  # noqa: ANN401  a cursor, of the driver or of Django
    """Run one statement and return its cursor; raises Django's errors.

    The short way is for open transactions, and for questions over a connection that is known to be well.
    Django goes the long one: it connects, waits its turn to write, and tells whoever counts queries.
    """
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    if (
        not (wrapper.in_atomic_block or _may_ask(wrapper, sql))
        or wrapper.needs_rollback
        or _is_heard(wrapper)
    ):
        cursor = wrapper.cursor()
        cursor.execute(sql, params)
        return cursor
    try:
        return wrapper.run(sql, params)
    except Exception:
        with wrapper.wrap_database_errors:
            raise


def _may_ask(wrapper: Any, sql: str) -> bool:  # noqa: ANN401  Django's inner type
    """Tell whether this is a question, and Django would not have to see to the connection first."""
    is_well = wrapper.health_check_done or not wrapper.health_check_enabled
    return sql.startswith("SELECT") and wrapper.connection is not None and is_well


def _is_heard(wrapper: Any) -> bool:  # noqa: ANN401  Django's inner type
    return bool(wrapper.execute_wrappers or wrapper.queries_logged)
