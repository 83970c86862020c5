"""Mails that tell of a chat: answers nobody saw there, together; or all that was said, where asked for."""

from collections.abc import Iterable

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from ruhepol.channels.email import letters
from ruhepol.channels.email.exceptions import UndeliverableError
from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.services.post import post
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.policies import may_have_transcript

_CAUSE = "transcript"


def unseen_before(delivery: Delivery) -> list[Message]:
    """Return what agents said in a chat before this answer and no mail has carried; it goes along."""
    answer, ticket = delivery.message, delivery.ticket
    if answer is None or ticket is None or ticket.channel != Ticket.Channel.CHAT:
        return []
    said = Message.objects.filter(
        ticket=ticket, kind=Message.Kind.REPLY, channel=Ticket.Channel.EMAIL, number__lt=answer.number
    )
    mailed = Delivery.objects.filter(ticket=ticket, message__isnull=False).values("message")
    return list(said.filter(agent__isnull=False).exclude(pk__in=mailed).order_by("number"))


def post_transcript(*, ticket_id: int, number: int) -> Delivery | None:
    """Post all that was said up to a message; asked for twice at the same point it is one mail.

    None where the address is no longer proven.
    """
    ticket = Ticket.objects.select_related("contact", "brand").get(pk=ticket_id)
    if ticket.contact is None or not may_have_transcript(ticket):
        return None
    return post(
        kind=Delivery.Kind.ASKED,
        to=ticket.contact.value,
        brand=ticket.brand,
        language=ticket.language,
        cause=f"{_CAUSE}:{ticket_id}:{number}",
        ticket=ticket,
    )


def transcript(delivery: Delivery) -> letters.Letter:
    """Return the letter with all that was said until it was asked for; notes never."""
    kind, _colon, rest = (delivery.cause or "").partition(":")
    if kind != _CAUSE or delivery.ticket is None:
        raise UndeliverableError("the answer is gone")
    number = int(rest.rpartition(":")[2])
    said = delivery.ticket.messages.select_related("agent").prefetch_related("attachments")
    public = said.filter(number__lte=number).exclude(kind=Message.Kind.NOTE).order_by("number")
    return letters.transcript(
        subject=delivery.ticket.subject,
        said=[_block(message) for message in public],
        signature=delivery.brand.name,
    )


def _block(message: Message) -> str:
    """Return who said what, when, with the names of files."""
    at = formats.date_format(timezone.localtime(message.created_at), "SHORT_DATETIME_FORMAT")
    files: Iterable[str] = (f"[{each.name}]" for each in message.attachments.all())
    return "\n".join([f"{_name(message)}, {at}", *filter(None, [message.text, *files])])


def _name(message: Message) -> str:
    if message.kind == Message.Kind.CUSTOMER:
        return message.customer.name if message.customer and message.customer.name else _("Customer")
    if message.kind == Message.Kind.BOT:
        return _("Bot (automatic answer)")
    return message.agent.name if message.agent else _("Automatic answer")
