"""Noting what is broken: the one place from which the house hears of it."""

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import publish
from ruhepol.promises.events import PromiseBroken
from ruhepol.promises.models import Clock
from ruhepol.promises.models.clock import RUNNING
from ruhepol.tickets.models import Ticket

BATCH = 200


def note_broken() -> int:
    """Note every promise whose time has passed since the last look; returns how many.

    Publishes PromiseBroken for each.
    """
    late = Clock.objects.filter(RUNNING, broken_at=None, due_at__lt=clock.now()).order_by("due_at")
    return sum(
        _break(clock_id, ticket_id) for clock_id, ticket_id in late.values_list("pk", "ticket_id")[:BATCH]
    )


@transaction.atomic
def _break(clock_id: int, ticket_id: int) -> bool:
    # The ticket is what everybody who works on its clocks holds, so nobody answers in between.
    Ticket.objects.select_for_update(of=("self",), no_key=True).get(pk=ticket_id)
    late = Clock.objects.filter(RUNNING, pk=clock_id, broken_at=None, due_at__lt=clock.now()).first()
    if late is None:
        return False
    late.broken_at = late.decided_at = late.due_at
    late.kept = False
    late.save(update_fields=["broken_at", "decided_at", "kept"])
    publish(PromiseBroken(ticket_id=ticket_id, clock_id=clock_id, kind=late.kind), by=SYSTEM)
    return True
