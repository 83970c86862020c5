"""Whether mail to an address reaches us: one of ours is sent there and has to come back."""

from django.db import transaction

from ruhepol.channels.email.events import MailboxVerified, MailPosted
from ruhepol.channels.email.models import Delivery, Mailbox
from ruhepol.channels.email.services.post import post
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM, Actor
from ruhepol.core.events.outbox import publish


@transaction.atomic
def check_forwarding(*, mailbox: Mailbox, language: str, by: Actor) -> Delivery:
    """Send a mail to the mailbox's address; what was known of its forwarding is open again.

    Publishes MailPosted.
    """
    held = Mailbox.objects.select_for_update().select_related("brand").get(pk=mailbox.pk)
    held.tried_at, held.verified_at = clock.now(), None
    held.save(update_fields=["tried_at", "verified_at"])
    delivery = post(
        kind=Delivery.Kind.CHECK,
        to=held.address,
        brand=held.brand,
        language=language,
        cause=f"check:{held.pk}:{int(held.tried_at.timestamp())}",
    )
    publish(MailPosted(delivery_id=delivery.pk), by=by)
    return delivery


def came_back(*, delivery: Delivery) -> Mailbox | None:
    """Note that a mail of ours came in again; only a check proves something. Publishes MailboxVerified."""
    if delivery.kind != Delivery.Kind.CHECK or not delivery.cause:
        return None
    held = Mailbox.objects.select_for_update().filter(pk=int(delivery.cause.split(":")[1])).first()
    if held and held.verified_at is None:
        held.verified_at = clock.now()
        held.save(update_fields=["verified_at"])
        publish(MailboxVerified(mailbox_id=held.pk), by=SYSTEM)
    return held
