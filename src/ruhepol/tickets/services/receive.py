"""A customer's words arrive, by whatever channel: they begin a ticket or go on with one."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.db.rows import update
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Identity
from ruhepol.tickets.events import MessageReceived, SolutionDeclined, TicketReopened
from ruhepol.tickets.models import Message, Solution, Ticket
from ruhepol.tickets.services._conversation import (
    CopyTo,
    File,
    append,
    lock_standing,
    made_from,
    refuse_erased,
)
from ruhepol.tickets.services._ending import end_claim
from ruhepol.tickets.services._opening import Opening, open_ticket

__all__ = ["CopyTo", "File", "Opening", "receive"]

_TURNED = (
    *("status", "snoozed_until", "waiting_since", "solved_at", "closed_at", "updated_at"),
    *("last_number", "excerpt"),
)


@transaction.atomic
def receive(  # noqa: PLR0913  a message has this many facts, whatever the channel
    *,
    contact: Identity,
    channel: str,
    text: str,
    by: Actor,
    opening: Opening | None = None,
    ticket: Ticket | None = None,
    html: str = "",
    folded: str = "",
    files: Iterable[File] = (),
    copies: Iterable[CopyTo] = (),
    origin: str | None = None,
    at: datetime | None = None,
) -> Message:
    """Write a customer's message into `ticket`, or into a new one described by `opening`.

    `copies` are those the customer sent it to as well.
    The same `origin` twice returns the first message and changes nothing, so a retry is harmless.
    An answer to a solved ticket declines the claim, one to a closed ticket reopens it, one to a merged
    ticket goes where that one went.
    Publishes MessageReceived (and TicketReopened, SolutionDeclined where they apply).
    Raises EmptyMessageError; ErasedError for a ticket that is erased; ValueError unless exactly one of
    `ticket` and `opening` is given.
    """
    if (ticket is None) == (opening is None):
        raise ValueError("receive() needs either a ticket or an opening")
    if known := made_from(origin):
        return known
    now = at or clock.now()
    held = lock_standing(ticket) if ticket else open_ticket(contact, channel, opening, now)  # type: ignore[arg-type]
    if ticket:
        refuse_erased(held)
    message = append(
        held,
        at=now,
        files=files,
        copies=copies,
        kind=Message.Kind.CUSTOMER,
        customer_id=contact.customer_id,
        channel=channel,
        text=text,
        html=html,
        folded=folded,
        origin=origin,
    )
    _take_the_turn(held, now, by)
    update(held, *_TURNED)
    publish(MessageReceived(ticket_id=held.pk, message_id=message.pk, opened=opening is not None), by=by)
    return message


def _take_the_turn(ticket: Ticket, now: datetime, by: Actor) -> None:
    """Make it our turn again: wake, reopen and start the customer's wait."""
    if ticket.is_over:
        claim = end_claim(ticket, Solution.Outcome.DECLINED, now)
        if claim:
            publish(SolutionDeclined(ticket_id=ticket.pk, solution_id=claim.pk), by=by)
        publish(TicketReopened(ticket_id=ticket.pk), by=by)
        ticket.solved_at = ticket.closed_at = None
    ticket.status = Ticket.Status.OPEN
    ticket.snoozed_until = None
    ticket.waiting_since = ticket.waiting_since or now
    ticket.updated_at = now
