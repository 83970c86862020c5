"""How much mail that nobody wrote may go out. Beyond it mails are held: no help desk is a mail cannon."""

from datetime import timedelta

from ruhepol.channels.email.models import Delivery
from ruhepol.core import clock

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

PER_ADDRESS_AND_HOUR = {
    Delivery.Kind.RECEIPT: 5,
    Delivery.Kind.SIGN_IN: 8,
    Delivery.Kind.SOLUTION: 20,  # each follows a person's click
}
RECEIPTS_PER_HOUR = 200
"""Confirmations in all: whoever types a thousand strange addresses into a form reaches no more of them."""


def confirmed_today(address: str) -> bool:
    """Tell whether this address had its one confirmation of receipt within a day."""
    since = clock.now() - DAY
    return Delivery.objects.automatic_to(address, since).filter(kind=Delivery.Kind.RECEIPT).exists()


def allows(kind: str, address: str) -> bool:
    """Tell whether one more mail of this kind may go to this address now. Answers by people always may."""
    limit = PER_ADDRESS_AND_HOUR.get(Delivery.Kind(kind))
    if limit is None:
        return True
    since = clock.now() - HOUR
    if Delivery.objects.automatic_to(address, since).count() >= limit:
        return False
    if kind != Delivery.Kind.RECEIPT:
        return True
    return Delivery.objects.filter(kind=kind, created_at__gte=since).count() < RECEIPTS_PER_HOUR
