"""Telling a ticket its nearest promise; why it is due stands in the promises room."""

from datetime import datetime

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.db.rows import update
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.events import DueChanged
from ruhepol.tickets.models import Ticket


@transaction.atomic(savepoint=False)  # a step of its caller: nobody undoes it alone
def set_due(*, ticket: Ticket, due_at: datetime | None, by: Actor) -> Ticket:
    """Set or clear the moment by which somebody has to act. Publishes DueChanged where it moves.

    The ticket's place in lists stays: nothing was said or done. The caller holds the ticket, for from what it
    read there the moment was reckoned.
    """
    if ticket.due_at == due_at:
        return ticket
    ticket.due_at = due_at
    update(ticket, "due_at")
    publish(DueChanged(ticket_id=ticket.pk), by=by)
    return ticket
