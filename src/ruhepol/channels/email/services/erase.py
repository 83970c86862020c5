"""Forgetting the mails of an erased customer: bytes, addresses, subjects; each still counts."""

from django.db import transaction
from django.db.models import F, Q, QuerySet

from ruhepol.channels.email.models import AddressState, Delivery, Letterhead, OptOut, RawMail, Recipient
from ruhepol.core.files.needs import let_go_later
from ruhepol.people.selectors import addresses_before_erasing
from ruhepol.tickets.models import Message

_MAIL = (
    *("envelope_from", "client", "helo", "reason", "sender"),
    *("subject", "header_id", "proven", "seal", "sealed_by"),
)
_MOVING = (Delivery.State.QUEUED, Delivery.State.SENDING, Delivery.State.HELD)


@transaction.atomic
def erase_mails_of(*, ticket_id: int) -> None:
    """Forget the mails of a ticket, but not those of others who wrote in it. Publishes nothing."""
    others = Message.objects.filter(ticket=ticket_id).exclude(customer=None)
    others = others.exclude(customer=F("ticket__customer"))
    mails = RawMail.objects.filter(Q(ticket=ticket_id) | Q(message__ticket=ticket_id))
    _forget(mails.filter(Q(message=None) | ~Q(message__in=others)))
    _unaddress(Delivery.objects.filter(Q(ticket=ticket_id) | Q(message__ticket=ticket_id)))


@transaction.atomic
def erase_addresses_of(*, customer_id: int) -> None:
    """Forget all mails from or to a customer's addresses. Publishes nothing, as above."""
    addresses = addresses_before_erasing(customer_id)
    _forget(RawMail.objects.filter(sender__in=addresses))
    _unaddress(Delivery.objects.filter(to__in=addresses))
    named = Recipient.objects.filter(address__in=addresses)
    for recipient in named:
        _unname(recipient)
    AddressState.objects.filter(address__in=addresses).delete()
    OptOut.objects.filter(customer=customer_id).delete()


def needs_file(digest: str) -> bool:
    """Tell whether a mail or a letterhead's picture is these bytes."""
    mails, heads = RawMail.objects.filter(digest=digest), Letterhead.objects.filter(picture=digest)
    return mails.exists() or heads.exists()


def _forget(mails: QuerySet[RawMail]) -> None:
    keys, digests = list(mails.values_list("pk", flat=True)), list(mails.values_list("digest", flat=True))
    unread = RawMail.objects.filter(pk__in=keys).exclude(state=RawMail.State.DONE)
    unread.update(state=RawMail.State.IGNORED)
    RawMail.objects.filter(pk__in=keys).update(digest="", **dict.fromkeys(_MAIL, ""))
    let_go_later([digest for digest in digests if digest])


def _unaddress(deliveries: QuerySet[Delivery]) -> None:
    keys = list(deliveries.values_list("pk", flat=True))
    Delivery.objects.filter(pk__in=keys, state__in=_MOVING).update(state=Delivery.State.DROPPED)
    Delivery.objects.filter(pk__in=keys).update(to="", error="")
    for recipient in Recipient.objects.filter(delivery__in=keys):
        _unname(recipient)


def _unname(recipient: Recipient) -> None:
    recipient.address, recipient.name, recipient.said = f"erased:{recipient.pk}", "", ""
    recipient.save(update_fields=["address", "name", "said"])
