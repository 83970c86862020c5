"""Messages of a ticket: read them, reply, note, or pass on a customer's words."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from ruhepol.api.auth import actor_of, agent_of
from ruhepol.api.hearing import Heard
from ruhepol.api.idempotency import create_once
from ruhepol.api.paging import Paged, decode_number, page_of, total_of
from ruhepol.api.problems import Problem
from ruhepol.api.v1.copies import NewCopy
from ruhepol.api.v1.schemas import MessageOut, MessagePage
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.tickets.services.receive import receive
from ruhepol.tickets.services.reply import note, reply

router = Router()


class MessageQuery(Paged):
    """Which messages of the ticket."""

    after: int = Field(0, ge=0, description="only messages with a higher number")


class NewMessage(Heard):
    """What is said: a `reply` to the customer, a `note` for colleagues, or the `customer`'s own words."""

    kind: Literal["reply", "note", "customer"] = "reply"
    text: str = Field(min_length=1, max_length=100_000)
    seen: int | None = Field(None, ge=0, description="newest message number read; newer ones refuse a reply")
    wait: bool = Field(True, description="after a reply it is the customer's turn")
    copies: list[NewCopy] = Field([], max_length=20, description="who else is sent a reply")


@router.get("/{int:number}/messages", response=MessagePage, summary="List a ticket's messages")
def list_messages(request: HttpRequest, number: int, asked: Query[MessageQuery]) -> MessagePage:
    """Return the messages in order, so that asking again with the last number brings what is new."""
    found = get_ticket_for_agent(agent_of(request), number).messages.filter(number__gt=asked.after)
    after = max(asked.after, decode_number(asked.cursor) if asked.cursor else 0)
    loaded = found.filter(number__gt=after).prefetch_related("attachments", "copies")[: asked.limit + 1]
    page, following = page_of(request, list(loaded), asked, lambda message: (message.number,))
    return MessagePage(
        items=[MessageOut.of(message) for message in page], next=following, total=total_of(found, asked)
    )


@router.post("/{int:number}/messages", response={201: MessageOut}, summary="Write a message")
def create_message(request: HttpRequest, number: int, payload: NewMessage) -> HttpResponse:
    """Write a message into the ticket; a reply leaves by the ticket's channel."""
    ticket = get_ticket_for_agent(agent_of(request), number)
    return create_once(request, lambda: MessageOut.of(_say(request, ticket, payload)))


def _say(request: HttpRequest, ticket: Ticket, payload: NewMessage) -> Message:
    by = actor_of(request)
    match payload.kind:
        case "reply":
            return reply(
                ticket=ticket,
                text=payload.text,
                seen=payload.seen,
                wait=payload.wait,
                copies=[copy.as_copy() for copy in payload.copies],
                by=by,
            )
        case "note":
            return note(ticket=ticket, text=payload.text, by=by)
    if ticket.contact is None:
        raise Problem(422, "The customer's address is gone.", "Begin a new ticket with an address.")
    return receive(ticket=ticket, contact=ticket.contact, channel="api", text=payload.text, by=by)
