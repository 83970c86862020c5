"""Mailing a sign-in code. The code is made when the mail is written, so that no table ever holds it."""

from django.db import transaction

from ruhepol.channels.email.events import MailPosted
from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.services.post import post
from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import publish
from ruhepol.people.selectors import default_brand, email_identity


@transaction.atomic
def send_sign_in_code(*, address: str, language: str) -> None:
    """See to it that a known address gets a code; an unknown one gets nothing, and nobody learns which.

    Publishes MailPosted. Beyond the budget of an address its mails are held.
    """
    identity, brand = email_identity(address), default_brand()
    if identity is None or brand is None:
        return
    delivery = post(kind=Delivery.Kind.SIGN_IN, to=identity.value, brand=brand, language=language)
    publish(MailPosted(delivery_id=delivery.pk), by=SYSTEM)
