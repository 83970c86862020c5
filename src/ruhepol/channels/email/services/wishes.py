"""Asking the owner of a typed address whether news are wanted there."""

from django.db import transaction

from ruhepol.channels.email.events import MailPosted
from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.services.post import post
from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Brand


@transaction.atomic
def ask_whether_wanted(*, cause: str, address: str, brand: Brand, language: str) -> Delivery:
    """See to it that an address is asked once for this `cause`, which the page behind the link is told.

    Publishes MailPosted. Beyond the budget its mails are held.
    """
    asked = Delivery.objects.filter(cause=cause).first()
    if asked is not None:
        return asked
    delivery = post(kind=Delivery.Kind.FOLLOW, to=address, brand=brand, language=language, cause=cause)
    if delivery.state == Delivery.State.QUEUED:
        publish(MailPosted(delivery_id=delivery.pk), by=SYSTEM)
    return delivery
