"""Writing down that a mail has to go out. Whatever happens afterwards, the row and its Message-ID stand."""

import secrets
from collections.abc import Collection

from ruhepol.channels.email import selectors, tokens
from ruhepol.channels.email.history import is_history
from ruhepol.channels.email.leaving import declines
from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.channels.email.services import budget, several
from ruhepol.core import clock
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.db.rows import insert
from ruhepol.people.models import Brand, IdentityKind
from ruhepol.tickets.models import Copy, Message, Solution, Ticket

_CAUSED = Prepared(lambda: Delivery.objects.filter(cause=Slot("cause")))
_TICKET = Prepared(lambda: Ticket.objects.filter(pk=Slot("id")).select_related("contact", "brand"))
_MESSAGE = Prepared(
    lambda: Message.objects.select_related("ticket__contact", "ticket__brand").filter(pk=Slot("id"))
)
_COPIES = Prepared(lambda: Copy.objects.filter(message=Slot("message")))
_FIRST = Prepared(
    lambda: RawMail.objects.filter(ticket=Slot("ticket")).select_related("mailbox").order_by("pk")[:1]
)


def post(  # noqa: PLR0913  a mail has this many facts
    *,
    kind: str,
    to: str,
    brand: Brand,
    language: str,
    cause: str | None = None,
    ticket: Ticket | None = None,
    message: Message | None = None,
    copies: Collection[Copy] = (),
) -> Delivery:
    """Write one mail's row, and one for each recipient where it has `copies`; beyond the budget it is held.

    The same `cause` twice is one mail.

    Whoever calls sees to it that the mail is sent: by the job `send_mail`, or by MailPosted.
    """
    if cause and (known := _CAUSED.first(cause=cause)):
        return known
    now = clock.now()
    held = budget.held_because(kind=kind, to=to, brand=brand)
    delivery = insert(
        Delivery(
            kind=kind,
            cause=cause,
            brand=brand,
            to=to,
            copied=bool(copies),
            language=language,
            ticket=ticket,
            message=message,
            header_id=_new_id(kind, brand, ticket),
            state=Delivery.State.HELD if held else Delivery.State.QUEUED,
            error=held,
            created_at=now,
            next_at=now,
        )
    )
    if copies:
        several.address_to(delivery, copies)
    return delivery


def _new_id(kind: str, brand: Brand, ticket: Ticket | None) -> str:
    """Reserve a Message-ID; the ticket's token in it is what ties an answer to the ticket."""
    token = f".{tokens.token(ticket.pk)}" if ticket else ""
    return f"{selectors.OWN_PREFIX}{kind}.{secrets.token_hex(8)}{token}@{brand.domain}"


def _reachable(ticket: Ticket) -> bool:
    """Tell whether the ticket's own contact is a mail address that is not one of ours."""
    contact = ticket.contact
    if contact is None or contact.kind != IdentityKind.EMAIL:
        return False
    return selectors.untagged(contact.value) not in selectors.own_addresses()


def _post_to_contact(
    kind: str, ticket: Ticket, cause: str, message: Message | None = None, copies: Collection[Copy] = ()
) -> Delivery | None:
    if ticket.contact is None or not _reachable(ticket) or declines(ticket.customer_id, kind):
        return None
    return post(
        kind=kind,
        to=ticket.contact.value,
        brand=ticket.brand,
        language=ticket.language,
        cause=cause,
        ticket=ticket,
        message=message,
        copies=copies,
    )


def post_reply(*, message_id: int) -> Delivery | None:
    """Post an answer to the address the ticket came from, and to those who get copies.

    What no person wrote counts against the budget of automatic mail. It is a notice, which can be turned
    off, unless the customer asked to be told.

    None where the ticket came from no mail address, and for what is said in a chat, as all of a bot is.
    """
    message = _MESSAGE.get(id=message_id)
    if message.kind == Message.Kind.BOT or message.channel == Ticket.Channel.CHAT:
        return None
    return _post_to_contact(
        _kind(message), message.ticket, f"message:{message_id}", message, _copies(message)
    )


def _kind(message: Message) -> Delivery.Kind:
    if message.agent_id:
        return Delivery.Kind.REPLY
    return Delivery.Kind.ASKED if message.is_asked_for else Delivery.Kind.NOTICE


def _copies(message: Message) -> list[Copy]:
    """Return who else is sent an answer: never an address of ours, which would answer, nor the contact."""
    copies = _COPIES.all(message=message.pk)
    if not copies:
        return []
    contact = message.ticket.contact
    never = {*selectors.own_addresses(), contact.value.lower() if contact else ""}
    return [
        copy for copy in copies if copy.address not in never and selectors.untagged(copy.address) not in never
    ]


def post_question(*, solution_id: int) -> Delivery | None:
    """Post the question whether it is solved, unless that has been answered meanwhile."""
    claims = Solution.objects.select_related("ticket__contact", "ticket__brand")
    claim = claims.filter(pk=solution_id, outcome="").first()
    if claim is None:
        return None
    return _post_to_contact(Delivery.Kind.SOLUTION, claim.ticket, f"solution:{solution_id}")


def post_receipt(*, ticket_id: int) -> Delivery | None:
    """Post the one confirmation a day an address gets.

    None to machines, lists, the unwilling, for chats, or history.
    """
    ticket = _TICKET.get(id=ticket_id)
    if ticket.begun_by != Ticket.Begin.CUSTOMER or ticket.contact is None:
        return None
    if ticket.channel == Ticket.Channel.CHAT:  # the visitor sees that it has arrived
        return None
    first = _FIRST.first(ticket=ticket_id)
    if budget.confirmed_today(ticket.contact.value) or (first and (first.quiet or is_history(first))):
        return None
    return _post_to_contact(Delivery.Kind.RECEIPT, ticket, f"receipt:{ticket_id}")
