"""Contacts presumed avoided: read an answer while asking, sent nothing, did not come back for seven days.

The rule errs on the side of not counting (docs/why/avoided.md): any contact of the same person ends the
presumption, whatever it was about; a visitor nobody could recognise is never counted; neither is one who
said that what they read did not help; and one person within seven days counts once.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import publish
from ruhepol.knowledge.events import AvoidedPresumed
from ruhepol.knowledge.models import Ask
from ruhepol.tickets.models import Message

SILENCE = timedelta(days=7)


def presume_avoided(*, limit: int = 500) -> int:
    """End the sessions whose seven days are over; return how many count as presumed avoided.

    Each in its own transaction, oldest first. Publishes AvoidedPresumed for those that count.
    """
    due = Ask.objects.undecided().filter(started_at__lte=clock.now() - SILENCE).order_by("started_at")
    return sum(_decide(pk) for pk in due.values_list("pk", flat=True)[:limit])


@transaction.atomic
def _decide(pk: int) -> bool:
    ask = Ask.objects.select_for_update().get(pk=pk)
    if ask.outcome:
        return False
    read_at = ask.shown.aggregate(at=Max("opened_at"))["at"]
    if read_at and clock.now() < read_at + SILENCE:
        return False
    ask.outcome = _outcome(ask, read_at)
    ask.ended_at = clock.now()
    ask.save(update_fields=["outcome", "ended_at"])
    if ask.outcome == Ask.Outcome.PRESUMED:
        publish(AvoidedPresumed(ask_id=ask.pk), by=SYSTEM)
        return True
    return False


def _outcome(ask: Ask, read_at: datetime | None) -> Ask.Outcome:
    if read_at is None or not (ask.customer_id or ask.device) or _did_not_help(ask):
        return Ask.Outcome.UNKNOWN
    if _came_back(ask, read_at):
        return Ask.Outcome.RETURNED
    return Ask.Outcome.PRESUMED


def _did_not_help(ask: Ask) -> bool:
    """Tell whether every answer that was opened got a no."""
    verdicts = list(ask.shown.exclude(opened_at=None).values_list("helped", flat=True))
    return all(verdict is False for verdict in verdicts)


def _came_back(ask: Ask, read_at: datetime) -> bool:
    """Tell whether the person wrote to us, or began to, between asking and the end of the seven days."""
    until = read_at + SILENCE
    others = Ask.objects.same_person(ask).exclude(pk=ask.pk)
    if others.filter(started_at__gte=ask.started_at, started_at__lte=until).exists():
        return True
    customers = {pk for pk in (ask.customer_id, *others.values_list("customer_id", flat=True)) if pk}
    said = Message.objects.filter(kind=Message.Kind.CUSTOMER, customer_id__in=customers)
    return said.filter(created_at__gte=ask.started_at, created_at__lte=until).exists()
