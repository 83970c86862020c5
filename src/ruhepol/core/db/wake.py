"""Telling other processes that something new is in the database."""

from django.db import connection

CHANNEL_PREFIX = "ruhepol_"


def announce(channel: str, payload: str = "") -> None:
    """Wake the watchers of a channel when the open transaction commits.

    PostgreSQL carries a NOTIFY (a short payload, never content); on SQLite the watchers see the
    file change by themselves.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL_PREFIX + channel, payload])
