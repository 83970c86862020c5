"""What is open, for a lead's start page."""

from ruhepol.healing.incidents import Reach, reach
from ruhepol.healing.models import Incident

OPEN = (Incident.State.PROPOSED, Incident.State.ACTIVE)


def open_incidents() -> list[tuple[Incident, Reach]]:
    """Return proposed and public incidents, each with how far it reaches."""
    return [(one, reach(one)) for one in Incident.objects.filter(state__in=OPEN).select_related("problem")]
