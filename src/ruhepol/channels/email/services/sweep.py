"""Finishing what a crash left: mails taken and not read, mails claimed and not sent."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from ruhepol.channels.email.events import MailPosted, MailTaken
from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.channels.email.services.process import quarantine
from ruhepol.channels.email.services.recover import recover
from ruhepol.channels.email.services.send import State
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import publish

BATCH = 200
MOST_ATTEMPTS = 5
BASE_PAUSE = timedelta(minutes=5)
ABANDONED = timedelta(minutes=10)
"""Longer than any step of sending can take: who is silent for so long is gone, and its job with it."""
MOVING = (State.QUEUED, State.SENDING, State.HANDING)


def sweep_intake() -> int:
    """Have mails read that wait too long; one that kills its reader again and again goes to quarantine."""
    overdue = RawMail.objects.waiting().filter(next_at__lte=clock.now()).values_list("pk", flat=True)
    return sum(_look_after(pk) for pk in list(overdue[:BATCH]))


@transaction.atomic
def _look_after(raw_mail_id: int) -> bool:
    mail = RawMail.objects.select_for_update().filter(pk=raw_mail_id, state=RawMail.State.RECEIVED).first()
    if mail is None:
        return False
    if mail.attempts >= MOST_ATTEMPTS:
        quarantine(mail=mail, reason=_("Reading this mail was begun several times and never finished."))
    else:
        mail.next_at = clock.now() + BASE_PAUSE * 2**mail.attempts
        mail.attempts += 1
        publish(MailTaken(raw_mail_id=mail.pk), by=SYSTEM)
    mail.save(update_fields=["state", "reason", "attempts", "next_at"])
    return True


def sweep_deliveries() -> int:
    """Send again what was surely not handed over, and show what perhaps was."""
    long_ago = clock.now() - ABANDONED
    moving = Delivery.objects.filter(next_at__lte=long_ago)
    abandoned = moving.filter(state__in=[State.SENDING, State.HANDING])
    forgotten = moving.filter(state=State.QUEUED)
    ids = [*abandoned.values_list("pk", flat=True)[:BATCH], *forgotten.values_list("pk", flat=True)[:BATCH]]
    return sum(_pick_up(pk, long_ago) for pk in ids)


@transaction.atomic
def _pick_up(delivery_id: int, long_ago: datetime) -> bool:
    still = Delivery.objects.select_for_update().filter(pk=delivery_id, next_at__lte=long_ago)
    delivery = still.filter(state__in=MOVING).first()
    if delivery is None:
        return False
    freed = recover(delivery_id=delivery_id) or delivery
    if freed.state == State.QUEUED:
        # It counts as looked after from now on, or each sweep would nudge it anew.
        Delivery.objects.filter(pk=delivery_id).update(next_at=clock.now())
        publish(MailPosted(delivery_id=delivery_id), by=SYSTEM)
    return True
