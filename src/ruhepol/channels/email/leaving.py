"""The link in automatic mail by which a person is spared it from then on (RFC 8058).

Its signature is the proof: neither person nor mail program has to sign in. It never ends, for mails are kept.
"""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from ruhepol.channels.email.exceptions import MailNotFoundError
from ruhepol.channels.email.models import Delivery, OptOut
from ruhepol.core.crypto import BadSignature, sign, unsign
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.people.models import Customer

OPTIONAL = frozenset({Delivery.Kind.SOLUTION, Delivery.Kind.RECEIPT, Delivery.Kind.NOTICE})
"""What can be turned off: not answers, nor mails that somebody has just asked for."""

_PURPOSE = "unsubscribe"
_DECLINED = Prepared(
    lambda: OptOut.objects.filter(customer=Slot("customer"), kind=Slot("kind")).values_list("pk", flat=True)
)


@dataclass(frozen=True, slots=True)
class Wish:
    """Who is meant by a link, and which kind of mail."""

    customer: Customer
    kind: Delivery.Kind


def declines(customer_id: int, kind: str) -> bool:
    """Tell whether a customer wants no mail of this kind."""
    return kind in OPTIONAL and _DECLINED.first(customer=customer_id, kind=kind) is not None


def leave_link(delivery: Delivery) -> str:
    """Return the address that spares the recipient such mails, in the active language; empty for others."""
    if delivery.kind not in OPTIONAL or delivery.ticket is None:
        return ""
    token = sign(_PURPOSE, [delivery.ticket.customer_id, delivery.kind])
    return f"{settings.RUHEPOL.address}{reverse('portal:unsubscribe', args=[token])}"


def wish_of(token: str) -> Wish:
    """Return what a link asks for. Raises MailNotFoundError for one that is not ours."""
    try:
        customer_id, kind = unsign(_PURPOSE, token)
    except (BadSignature, TypeError, ValueError):
        raise MailNotFoundError from None
    customer = Customer.objects.filter(pk=customer_id).first()
    if customer is None or kind not in OPTIONAL:
        raise MailNotFoundError
    return Wish(customer, Delivery.Kind(kind))
