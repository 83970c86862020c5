"""Questions about promises."""

from ruhepol.people.models import Calendar
from ruhepol.promises.models import Clock
from ruhepol.promises.models.clock import RUNNING


def running_by(calendar: Calendar) -> int:
    """Return how many promises run by a calendar now."""
    return Clock.objects.filter(RUNNING, calendar=calendar).count()
