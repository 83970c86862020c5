"""How mail flows, for the page of channels and for a lead's start page."""

from ruhepol.channels.email.health import figures
from ruhepol.channels.email.models import Alarm


def well_being() -> dict[str, object]:
    """Return what stands at the head of the channels: figures, and what is wrong now."""
    return {"figures": figures(), "alarms": Alarm.objects.filter(ended_at=None).order_by("began_at")}
