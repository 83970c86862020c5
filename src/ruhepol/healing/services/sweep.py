"""Runs that wait for nobody and are at nobody's hands, and proposals whose time is over."""

from contextlib import suppress

from django.db.models import Q

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.exceptions import RunMovedError
from ruhepol.healing.models import MOVING, Run, RunState
from ruhepol.healing.services.runs import expire

AT_ONCE = 200


def left_alone() -> list[int]:
    """Return the runs that go on by themselves and that nobody has in hand, the oldest first."""
    free = Q(held_until=None) | Q(held_until__lte=clock.now())
    return list(
        Run.objects.filter(free, state__in=MOVING).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
    )


def expire_late() -> None:
    """End proposals that nobody approved in time."""
    late = Run.objects.filter(state=RunState.PROPOSED, deadline__lte=clock.now())
    for run in late.order_by("deadline")[:AT_ONCE]:
        with suppress(RunMovedError):
            expire(run=run, by=SYSTEM)
