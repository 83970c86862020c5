"""What the tests of this room do and look at."""

from datetime import timedelta

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.promises.events import PromiseBroken
from ruhepol.promises.models import Clock, Target
from ruhepol.promises.services.targets import save_target
from tests.world import NOON

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def promise(**facts):
    """Put a target in force: one hour to the first answer, two to the next, a day to the solution."""
    times = {"first_response_minutes": 60, "next_response_minutes": 120, "resolution_minutes": 1440}
    return save_target(target=Target(name="Alle"), by=SYSTEM, **{**times, **facts})


def clocks(ticket):
    """Return a ticket's clocks as (kind, minutes due after noon, kept)."""
    minutes = lambda at: at and (at - NOON) / MINUTE  # noqa: E731
    return [(c.kind, minutes(c.due_at), c.kept) for c in Clock.objects.filter(ticket=ticket)]


def broken():
    """Count the broken promises the house has heard of."""
    return EventRow.objects.filter(name=PromiseBroken.name).count()
