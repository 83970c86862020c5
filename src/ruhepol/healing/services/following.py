"""Who hears of an incident's end: who asked for it, whoever wrote about it, and whose things were affected.

The rows say who is still to be told. They are told a few a minute, so that no end of an incident is a storm
of mails, and nobody twice, whatever dies in between.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.db.rows import insert_once
from ruhepol.core.events.outbox import publish
from ruhepol.healing.events import IncidentFollowed
from ruhepol.healing.exceptions import IncidentMovedError, IncidentNotFoundError
from ruhepol.healing.models import Follower, Incident
from ruhepol.healing.services.contact import BEFORE, write_to, written
from ruhepol.people.addresses import normalised
from ruhepol.people.models import Identity, IdentityKind
from ruhepol.people.services.recognise import recognise

MINUTES = 60
SHARE = 3
"""The end of incidents takes at most a third of the automatic mails of an hour."""


@transaction.atomic
def follow(*, incident: Incident, identity: Identity, language: str) -> Follower:
    """Remember that a signed-in customer wants to hear of the end. Publishes IncidentFollowed.

    Raises IncidentMovedError where it is over.
    """
    row = _ask(incident, identity.value, language)
    Follower.objects.filter(pk=row.pk).update(customer=identity.customer_id)
    return confirm(follower_id=row.pk)


def ask_to_follow(*, incident: Incident, address: str, language: str) -> Follower:
    """Remember a typed address. It hears nothing of the end before its owner confirms it.

    Raises IncidentMovedError where it is over.
    """
    return _ask(incident, normalised(IdentityKind.EMAIL, address), language)


@transaction.atomic
def confirm(*, follower_id: int) -> Follower:
    """Take the word of whoever can read the address's mail. Publishes IncidentFollowed, once.

    Raises IncidentNotFoundError.
    """
    row = Follower.objects.select_for_update().select_related("incident").filter(pk=follower_id).first()
    if row is None:
        raise IncidentNotFoundError
    if row.confirmed_at is None:
        row.confirmed_at = clock.now()
        row.save(update_fields=["confirmed_at"])
        publish(IncidentFollowed(incident_id=row.incident_id, follower_id=row.pk), by=SYSTEM)
    return row


def _ask(incident: Incident, address: str, language: str) -> Follower:
    if not Incident.objects.filter(pk=incident.pk, state=Incident.State.ACTIVE).exists():
        raise IncidentMovedError
    row = Follower(incident=incident, address=address, language=language, since=clock.now())
    if insert_once(row):
        return row
    return Follower.objects.get(incident=incident, address=address)


def tell_ends() -> int:
    """Tell a few of those who wait for word of an end; return how many."""
    a_minute = max(1, settings.RUHEPOL.automatic_mails_per_hour // SHARE // MINUTES)
    waiting = Follower.objects.filter(
        incident__state=Incident.State.OVER, told_at=None, confirmed_at__isnull=False
    )
    keys = waiting.order_by("-asked", "pk").values_list("pk", flat=True)[:a_minute]
    return _tell_each(list(keys))


def _tell_each(keys: Iterable[int]) -> int:
    return sum(_tell(key) for key in keys)


@transaction.atomic
def _tell(follower_id: int) -> bool:
    """Tell one of them; of two workers the second finds it done."""
    rows = Follower.objects.select_for_update().filter(pk=follower_id, told_at=None)
    row = rows.first()
    if row is None:
        return False
    row.told_at = clock.now()
    row.save(update_fields=["told_at"])
    customer = row.customer or recognise(address=row.address, language=row.language, by=SYSTEM).customer
    incident = Incident.objects.get(pk=row.incident_id)
    write_to(
        customer=customer,
        words=lambda: _words(incident),
        since=incident.began_at - BEFORE,
        asked=f"incident:{row.pk}" if row.asked else "",
        by=SYSTEM,
    )
    return True


def _words(incident: Incident) -> tuple[str, str]:
    language = written()
    title, last = incident.title_in(language), incident.words.first()
    said = [last.words_in(language)] if last else []
    return _("It is over: %(title)s") % {"title": title}, "\n\n".join(
        [
            _("It is over: %(title)s") % {"title": title},
            *said,
            _("Does it still not work? An answer to this message reaches a person."),
        ]
    )
