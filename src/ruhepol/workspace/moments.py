"""The moments people put things off to."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MORNING = time(9)


def usual_moments(now: datetime) -> list[tuple[str, Promise | str, datetime]]:
    """Return the usual moments to come back to a ticket, in the agent's own time zone."""
    local = timezone.localtime(now)

    def morning(days: int) -> datetime:
        return datetime.combine(local.date() + timedelta(days=days), MORNING, local.tzinfo)

    return [
        ("hours", _("In three hours"), now + timedelta(hours=3)),
        ("tomorrow", _("Tomorrow morning"), morning(1)),
        ("monday", _("Next Monday"), morning(7 - local.weekday())),
        ("week", _("In a week"), morning(7)),
    ]
