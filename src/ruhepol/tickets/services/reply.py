"""An agent speaks: to the customer, or to colleagues."""

from collections.abc import Iterable

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.db.changes import Removal
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.db.rows import update
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.events import MessageQueued, NoteAdded, TicketWaiting
from ruhepol.tickets.exceptions import NewerMessagesError, TicketClosedError
from ruhepol.tickets.models import Draft, Message, Ticket
from ruhepol.tickets.services._conversation import CopyTo, File, append, lock, lock_standing, made_from

_MOVED = ("status", "last_number", "excerpt", "first_replied_at", "waiting_since", "updated_at")
_LAST_CHANNEL = Prepared(
    lambda: (
        Message.objects.filter(ticket=Slot("ticket"), kind=Message.Kind.CUSTOMER)
        .order_by("-number")
        .values_list("channel", flat=True)[:1]
    )
)
_END = Removal(lambda: Draft.objects.filter(ticket=Slot("ticket"), agent=Slot("agent")))


@transaction.atomic
def reply(  # noqa: PLR0913  an answer has this many facts
    *,
    ticket: Ticket,
    text: str,
    by: Actor,
    seen: int | None = None,
    wait: bool = True,
    files: Iterable[File] = (),
    copies: Iterable[CopyTo] = (),
    keeps_draft: bool = False,
    origin: str | None = None,
) -> Message:
    """Write a reply and queue it for its channel; with `wait` it is the customer's turn then.

    `copies` are sent it, too. `seen` is the newest message number the writer has read.
    The writer's draft ends with it, unless told. What the bot says is a message of a kind of its own.
    Only a person's words are a first reply; nobody waits for a machine's. A bot that cannot help (`wait`
    is False) leaves the customer waiting for a person since when they asked.
    Publishes MessageQueued, and TicketWaiting where the turn changes.
    Raises NewerMessagesError, EmptyMessageError, TicketClosedError.
    """
    held = lock(ticket)
    if held.status == Ticket.Status.CLOSED:
        raise TicketClosedError
    if seen is not None and seen < held.last_number:
        raise NewerMessagesError(held.last_number - seen)
    now = clock.now()
    first = by.is_agent and held.first_replied_at is None
    message = append(
        held,
        at=now,
        files=files,
        copies=copies,
        kind=Message.Kind.BOT if by.is_bot else Message.Kind.REPLY,
        agent_id=by.id if by.is_agent else None,
        channel=_way_back(held),
        text=text,
        origin=origin,
    )
    if first:
        held.first_replied_at = now
    if wait or by.is_agent:
        held.waiting_since = None
    held.updated_at = now
    turned = wait and held.status == Ticket.Status.OPEN
    if turned:
        held.status = Ticket.Status.WAITING
    update(held, *_MOVED)
    if not keeps_draft:
        end_draft(ticket=held, by=by)
    publish(MessageQueued(ticket_id=held.pk, message_id=message.pk, first=first), by=by)
    if turned:
        publish(TicketWaiting(ticket_id=held.pk), by=by)
    return message


def _way_back(ticket: Ticket) -> str:
    """Return the channel an answer takes: a chat's customer may have written a mail since."""
    if ticket.channel != Ticket.Channel.CHAT:
        return ticket.channel
    return _LAST_CHANNEL.first(ticket=ticket.pk) or ticket.channel


@transaction.atomic
def note(
    *, ticket: Ticket, text: str, by: Actor, files: Iterable[File] = (), origin: str | None = None
) -> Message:
    """Leave words for colleagues that the customer never sees; on a merged ticket they stand where it went.

    The same `origin` twice returns the first note and changes nothing. The writer's draft ends with it.
    Publishes NoteAdded. Raises EmptyMessageError.
    """
    held = lock_standing(ticket)
    if known := made_from(origin):
        return known
    now = clock.now()
    message = append(
        held,
        at=now,
        files=files,
        kind=Message.Kind.NOTE,
        agent_id=by.id,
        channel=held.channel,
        text=text,
        origin=origin,
    )
    held.updated_at = now
    update(held, "last_number", "updated_at")
    end_draft(ticket=held, by=by)
    publish(NoteAdded(ticket_id=held.pk, message_id=message.pk), by=by)
    return message


def end_draft(*, ticket: Ticket, by: Actor) -> None:
    """End the writer's draft on a locked ticket."""
    if by.is_agent and by.id:
        _END(ticket=ticket.pk, agent=by.id)
