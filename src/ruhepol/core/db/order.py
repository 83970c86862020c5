"""The order in which commits become visible: with one writer by id, with several as they finish."""

from django.db import connection

from ruhepol.core.db.statement import execute

_HORIZON = (
    "SELECT pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint"
    " FROM pg_current_snapshot() AS now"
)


def commits_in_order() -> bool:
    """Tell whether rows become visible in the order of their ids."""
    return connection.vendor == "sqlite"


def horizon() -> tuple[int, int]:
    """Return two transaction numbers: all before the first have ended, none from the second on has begun."""
    xmin, xmax = execute(_HORIZON, []).fetchone()
    return xmin, xmax
