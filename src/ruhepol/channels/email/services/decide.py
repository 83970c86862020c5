"""What a person decides about mails that machines could not settle."""

from django.db import transaction

from ruhepol.channels.email.events import HeldMailSettled, MailLetBe, MailPosted, MailSetAside, MailTaken
from ruhepol.channels.email.exceptions import MailNotFoundError
from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.channels.email.services import several
from ruhepol.channels.email.services.process import process
from ruhepol.channels.email.services.take import LOOKED_AFTER
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish

MOST_AT_ONCE = 1_000
LARGE = 1_000_000  # bytes
DECIDABLE = {Delivery.State.FAILED, Delivery.State.UNKNOWN, Delivery.State.HELD}


@transaction.atomic
def try_again(*, mail: RawMail, by: Actor, anyhow: bool = False) -> RawMail:
    """Read a quarantined mail once more; `anyhow` makes a ticket even of what looks like a machine's mail.

    Returns the row, whose state tells how it went; one that is not here whole stays, a large one is read by a
    worker: it needs twice its size of memory, and nobody wants to wait for the page. Publishes MailTaken.
    """
    held = RawMail.objects.select_for_update().get(pk=mail.pk)
    if held.state not in {RawMail.State.QUARANTINED, RawMail.State.IGNORED} or held.extent:
        return held
    held.state, held.reason, held.attempts = RawMail.State.RECEIVED, "", 0
    held.next_at = clock.now() + LOOKED_AFTER
    held.save(update_fields=["state", "reason", "attempts", "next_at"])
    publish(MailTaken(raw_mail_id=held.pk, anyhow=anyhow), by=by)
    return held if held.size > LARGE else process(raw_mail_id=held.pk, anyhow=anyhow)


@transaction.atomic
def set_aside(*, mail: RawMail, by: Actor) -> RawMail:
    """Take a mail out of quarantine without making anything of it; its bytes stay."""
    held = RawMail.objects.select_for_update().get(pk=mail.pk)
    if held.state == RawMail.State.QUARANTINED:
        held.state = RawMail.State.IGNORED
        held.save(update_fields=["state"])
        publish(MailSetAside(raw_mail_id=held.pk), by=by)
    return held


@transaction.atomic
def send_again(*, delivery: Delivery, by: Actor) -> Delivery:
    """Send a failed, held or doubtful mail once more, under the same Message-ID. Publishes MailPosted.

    Of several recipients only those are written to who did not surely get it.
    """
    held = _decidable(delivery)
    several.reopen(held)
    held.state, held.next_at, held.error = Delivery.State.QUEUED, clock.now(), ""
    held.save(update_fields=["state", "next_at", "error"])
    publish(MailPosted(delivery_id=held.pk), by=by)
    return held


@transaction.atomic
def let_be(*, delivery: Delivery, by: Actor) -> Delivery:
    """Do not send it again: it arrived after all, or is not wanted any more. Publishes MailLetBe."""
    held = _decidable(delivery)
    several.give_up(held)
    held.state = Delivery.State.DROPPED
    held.save(update_fields=["state"])
    if held.ticket_id:
        event = MailLetBe(ticket_id=held.ticket_id, delivery_id=held.pk, message_id=held.message_id)
        publish(event, by=by)
    return held


@transaction.atomic
def settle_held(*, release: bool, by: Actor) -> int:
    """Send all that is held, or drop it; return how many. Publishes HeldMailSettled."""
    held = Delivery.objects.select_for_update().filter(state=Delivery.State.HELD)
    ids = list(held.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
    chosen = Delivery.objects.filter(pk__in=ids)
    if release:
        chosen.update(state=Delivery.State.QUEUED, next_at=clock.now(), error="")
    else:
        chosen.update(state=Delivery.State.DROPPED)
    if ids:
        publish(HeldMailSettled(delivery_id=ids[0], delivery_ids=ids, released=release), by=by)
    return len(ids)


def _decidable(delivery: Delivery) -> Delivery:
    held = Delivery.objects.select_for_update().filter(pk=delivery.pk, state__in=DECIDABLE).first()
    if held is None:
        raise MailNotFoundError
    return held
