"""An agent begins: the first word to a customer comes from us."""

from collections.abc import Iterable

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Identity
from ruhepol.tickets.events import MessageQueued, TicketWaiting
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services._conversation import CopyTo, File, append
from ruhepol.tickets.services._opening import Opening, open_ticket


@transaction.atomic
def begin(  # noqa: PLR0913  a message has this many facts
    *,
    contact: Identity,
    channel: str,
    text: str,
    opening: Opening,
    by: Actor,
    files: Iterable[File] = (),
    copies: Iterable[CopyTo] = (),
    origin: str | None = None,
) -> Message:
    """Write the first message of a new ticket to a customer; it is the customer's turn then.

    `copies` are sent it, too.

    The ticket belongs to the writer. Publishes MessageQueued and TicketWaiting. Raises EmptyMessageError.
    """
    now = clock.now()
    ticket = open_ticket(contact, channel, opening, now)
    message = append(
        ticket,
        at=now,
        files=files,
        copies=copies,
        kind=Message.Kind.REPLY,
        agent_id=by.id,
        channel=channel,
        text=text,
        origin=origin,
    )
    ticket.first_replied_at = now
    ticket.assignee_id = by.id if by.is_agent else None
    ticket.status = Ticket.Status.WAITING
    ticket.save()
    publish(MessageQueued(ticket_id=ticket.pk, message_id=message.pk, first=True), by=by)
    publish(TicketWaiting(ticket_id=ticket.pk), by=by)
    return message
