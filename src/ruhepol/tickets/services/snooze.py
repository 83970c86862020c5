"""Putting a ticket off to a later moment, and waking it."""

from datetime import datetime

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM, Actor
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.events import TicketSnoozed, TicketWoken
from ruhepol.tickets.exceptions import AlreadySolvedError, PastMomentError
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services._conversation import lock


@transaction.atomic
def snooze(*, ticket: Ticket, until: datetime, by: Actor) -> Ticket:
    """Hide the ticket from the inbox until a moment or until the customer writes.

    Publishes TicketSnoozed. Raises PastMomentError, AlreadySolvedError.
    """
    held = lock(ticket)
    now = clock.now()
    if until <= now:
        raise PastMomentError
    if held.is_over:
        raise AlreadySolvedError
    held.snoozed_until, held.updated_at = until, now
    held.save(update_fields=["snoozed_until", "updated_at"])
    publish(TicketSnoozed(ticket_id=held.pk, until=until.isoformat()), by=by)
    return held


@transaction.atomic
def wake(*, ticket: Ticket, by: Actor = SYSTEM) -> Ticket:
    """Bring a ticket back to the inbox now. Publishes TicketWoken; one that is awake stays as it is."""
    held = lock(ticket)
    if held.snoozed_until is None:
        return held
    held.snoozed_until, held.updated_at = None, clock.now()
    held.save(update_fields=["snoozed_until", "updated_at"])
    publish(TicketWoken(ticket_id=held.pk), by=by)
    return held
