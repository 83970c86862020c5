"""Reading the moments SQLite keeps as text. Every row has several, and Django looks at each four times."""

import sqlite3
from datetime import datetime
from typing import Any

from django.db.backends.sqlite3 import operations
from django.utils.dateparse import parse_datetime


def _moment(text: bytes) -> datetime | None:
    """Return what Django has written, in UTC as it writes it; anything else as Django reads it."""
    written = text.decode()
    try:
        return datetime.fromisoformat(f"{written}+00:00")
    except ValueError:
        return parse_datetime(written)


sqlite3.register_converter("datetime", _moment)  # instead of Django's, whose `base` is imported before


class DatabaseOperations(operations.DatabaseOperations):
    """Django's own, but for moments that have their zone already."""

    def convert_datetimefield_value(self, value: Any, expression: Any, connection: Any) -> Any:  # noqa: ANN401
        """Return a moment in the connection's zone, which is UTC, or nothing."""
        if value is None or (type(value) is datetime and value.tzinfo):
            return value
        return super().convert_datetimefield_value(value, expression, connection)
