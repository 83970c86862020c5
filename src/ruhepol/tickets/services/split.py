"""Making a ticket of its own of a message that speaks of something else."""

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Identity
from ruhepol.tickets.events import MessageReceived, TicketSplit
from ruhepol.tickets.exceptions import NothingToSplitError
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services._conversation import excerpt_of, lock, settle_turn
from ruhepol.tickets.services._opening import Opening, open_ticket


@transaction.atomic
def split(*, message: Message, contact: Identity, subject: str, by: Actor) -> Ticket:
    """Move a customer's message with its files into a new ticket of `contact`, and return that.

    The new ticket has waited since the message came and stays with the old one's team.
    Publishes TicketSplit on the old ticket and MessageReceived on the new one.
    Raises NothingToSplitError for what we said ourselves and for the message a ticket began with.
    """
    old = lock(message.ticket)
    held = Message.objects.select_for_update().get(pk=message.pk)
    first = old.messages.order_by("number").values_list("pk", flat=True).first()
    if held.kind != Message.Kind.CUSTOMER or held.pk == first or held.ticket_id != old.pk:
        raise NothingToSplitError
    new = _carry(held, old, contact, subject)
    settle_turn(old)
    publish(TicketSplit(ticket_id=old.pk, into_id=new.pk, message_id=held.pk), by=by)
    publish(MessageReceived(ticket_id=new.pk, message_id=held.pk, opened=True), by=by)
    return new


def _carry(message: Message, old: Ticket, contact: Identity, subject: str) -> Ticket:
    opening = Opening(brand=old.brand, subject=subject, language=old.language)
    new = open_ticket(contact, message.channel, opening, message.created_at)
    message.ticket, message.number = new, 1
    message.save(update_fields=["ticket", "number"])
    new.last_number, new.team_id = 1, old.team_id
    new.excerpt = excerpt_of(message.text)
    new.waiting_since, new.updated_at = message.created_at, clock.now()
    new.save()
    return new
