"""The mail channel: is everything fetched, sent and let through."""

from django.db import DatabaseError

from ruhepol.channels.email.health import troubles
from ruhepol.config.checks.finding import Finding, fault, good, note
from ruhepol.config.env.table import Settings


def mail_flows(wanted: Settings) -> Finding:  # noqa: ARG001  a check's shape
    """Look for troubles that would raise an alarm."""
    try:
        found = troubles()
    except DatabaseError:
        return note("The mail channel cannot be judged while the database does not answer.")
    if found:
        return fault(f"The mail channel is in trouble: {'; '.join(one.words for one in found)}.")
    return good("Mail flows in and out.")
