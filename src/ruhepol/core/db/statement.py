"""Running SQL that is made once, without what Django puts around each of its cursors.

Sixty statements make a ticket of a mail. Wrappers, signals and debugging cost each of them more than SQLite
needs to obey; on PostgreSQL the statement would be parsed and planned anew each time.
"""

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


def execute(sql: str, params: Sequence[Any]) -> Any:  # noqa: ANN401  a cursor, of the driver or of Django
    """Run one statement and return its cursor; raises Django's errors.

    The short way is for open transactions and, over a connection known to be well, for what needs no turn.
    Django goes the long one: it looks after the connection, waits its turn, and tells whoever counts queries.
    """
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    may_run = wrapper.in_atomic_block or _may_run_alone(wrapper, sql)
    if not may_run or wrapper.needs_rollback or _is_heard(wrapper):
        cursor = wrapper.cursor()
        cursor.execute(sql, params)
        return cursor
    try:
        return wrapper.run(sql, params)
    except Exception:
        with wrapper.wrap_database_errors:
            raise


def _may_run_alone(wrapper: Any, sql: str) -> bool:  # noqa: ANN401  Django's inner type
    """Tell whether this needs no turn, and Django would not have to see to the connection first.

    A pool hands out a connection for each request and job, so one that is missing is opened here.
    """
    if wrapper.writes_in_turn and not sql.startswith("SELECT"):
        return False
    wrapper.ensure_connection()
    return wrapper.health_check_done or not wrapper.health_check_enabled


def _is_heard(wrapper: Any) -> bool:  # noqa: ANN401  Django's inner type
    return bool(wrapper.execute_wrappers or wrapper.queries_logged)
