"""Putting a message into a ticket: the one place where numbers rise and the newest words are shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Required, TypedDict, Unpack

from ruhepol.core import clock
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.db.rows import insert
from ruhepol.core.text.pictures import spoken
from ruhepol.tickets.exceptions import EmptyMessageError, ErasedError
from ruhepol.tickets.models import Attachment, Copy, Message, Ticket

_EXCERPT = 160

_KNOWN = Prepared(lambda: Message.objects.filter(origin=Slot("origin")).select_related("ticket"))
_HELD = Prepared(
    lambda: Ticket.objects.select_for_update(of=("self",)).select_related("customer").filter(pk=Slot("id"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A stored file that goes with a message. `size` in bytes, `digest` the sha256 in hex."""

    digest: str
    name: str
    size: int
    content_type: str = "application/octet-stream"
    content_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTo:
    """Somebody who is sent a message, too; `is_blind` where the others are not told."""

    address: str
    name: str = ""
    is_blind: bool = False


class Words(TypedDict, total=False):
    """Who says what: the columns of a message that its verb decides."""

    kind: Required[str]
    channel: Required[str]
    text: Required[str]
    agent_id: int | None
    customer_id: int
    html: str
    folded: str
    origin: str | None


def excerpt_of(text: str) -> str:
    """Return the beginning of a text as lists show it."""
    return " ".join(spoken(text).split())[:_EXCERPT]


def lock(ticket: Ticket) -> Ticket:
    """Return the ticket fresh from the database, held until the transaction ends."""
    return _HELD.get(id=ticket.pk)


def lock_standing(ticket: Ticket) -> Ticket:
    """Return the ticket, or the one it was merged into, held until the transaction ends."""
    held = lock(ticket)
    while held.merged_into_id:
        held = _HELD.get(id=held.merged_into_id)
    return held


def refuse_erased(*tickets: Ticket) -> None:
    """Raise ErasedError where the customer of one is erased."""
    if any(ticket.is_erased for ticket in tickets):
        raise ErasedError


def made_from(origin: str | None) -> Message | None:
    """Return the message that was made from this before."""
    return _KNOWN.first(origin=origin) if origin else None


def newest_words(ticket: Ticket) -> Message | None:
    """Return what was said last between customer and agents, also where messages came from another ticket."""
    return ticket.messages.exclude(kind=Message.Kind.NOTE).order_by("-created_at", "-number").first()


def settle_turn(ticket: Ticket) -> None:
    """Save a ticket that messages have left: its newest words, and whose turn it is now."""
    last = newest_words(ticket)
    if last is not None:
        ticket.excerpt = excerpt_of(last.text)
        if last.kind != Message.Kind.CUSTOMER and ticket.status == Ticket.Status.OPEN:
            ticket.status, ticket.waiting_since = Ticket.Status.WAITING, None
    ticket.updated_at = clock.now()
    ticket.save(update_fields=["excerpt", "status", "waiting_since", "updated_at"])


def append(
    ticket: Ticket,
    *,
    at: datetime,
    files: Iterable[File],
    copies: Iterable[CopyTo] = (),
    **facts: Unpack[Words],
) -> Message:
    """Write the next message of a locked ticket, its files and copies; the caller saves the ticket.

    Raises EmptyMessageError without words and files.
    """
    files = list(files)
    text = facts["text"] = facts["text"].strip()
    if not (text or files or facts.get("html")):
        raise EmptyMessageError
    ticket.last_number += 1
    message = insert(Message(ticket=ticket, number=ticket.last_number, created_at=at, **facts))
    if message.is_public:
        ticket.excerpt = excerpt_of(text)
    if files:
        Attachment.objects.bulk_create(
            Attachment(
                message=message,
                digest=f.digest,
                name=f.name[:255],
                size=f.size,
                content_type=f.content_type[:120],
                content_id=f.content_id[:255],
            )
            for f in files
        )
    if copies := list(copies):
        _note_copies(message, copies)
    return message


def _note_copies(message: Message, copies: Iterable[CopyTo]) -> None:
    """Write down who was sent it, too; an address named twice is one, and blind only where it always is."""
    named: dict[str, Copy] = {}
    for to in copies:
        address = to.address.strip().lower()
        row = named.setdefault(
            address, Copy(message=message, address=address, name=to.name[:160], is_blind=to.is_blind)
        )
        row.is_blind = row.is_blind and to.is_blind
    Copy.objects.bulk_create(named.values())
