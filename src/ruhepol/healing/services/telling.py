"""Telling customers, unasked, what was found with a thing of theirs and what was done about it.

Not at once: within a minute a fault that comes and goes is gone, a repair is done, and an outbreak shows
itself as one, which is then said once by people instead of by a mail to each.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Incident, Match, Run
from ruhepol.healing.models.run import ACTIVE
from ruhepol.healing.services.contact import BEFORE, Words, write_to, written
from ruhepol.people.models import Asset, Customer

AFTER = timedelta(minutes=1)
TOO_LATE = timedelta(hours=6)
SPARED = timedelta(hours=24)
AT_ONCE = 50
MOST_CUSTOMERS = 20


def tell_found() -> int:
    """Tell of what was found a minute ago and is still there; return how many matches were told of.

    Of an outbreak nobody is told here: its incident speaks for all.
    """
    now = clock.now()
    due = Match.objects.filter(
        gone_at=None,
        told_at=None,
        problem__is_told=True,
        found_at__lte=now - AFTER,
        found_at__gt=now - TOO_LATE,
    )
    due = due.exclude(Exists(_told_lately())).exclude(Exists(_at_work())).exclude(Exists(_outbreak()))
    keys = due.order_by("found_at").values_list("pk", flat=True)[:AT_ONCE]
    return sum(tell(match_id=key) for key in keys)


@transaction.atomic
def tell(*, match_id: int, done: Words | None = None) -> bool:
    """Tell the asset's customers what was found, and what was `done`; tell whether anybody was told.

    At most once a day, problem and asset. A request of theirs that waits since then gets the words as an
    answer, others a message of its own.
    """
    match = Match.objects.select_related("problem", "asset").get(pk=match_id)
    Asset.objects.select_for_update(no_key=True).get(pk=match.asset_id)
    is_told = Match.objects.filter(pk=match_id).filter(Exists(_told_lately())).exists()
    if is_told or not match.problem.is_told:
        return False
    told = [_tell_one(match, customer, done) for customer in _customers(match.asset)]
    if any(told):
        Match.objects.filter(pk=match_id).update(told_at=clock.now())
    return any(told)


def _tell_one(match: Match, customer: Customer, done: Words | None) -> bool:
    def words() -> tuple[str, str]:
        language = written()
        title = match.problem.title_in(language)
        facts = {"asset": match.asset.name, "since": _moment(match)}
        return f"{match.asset.name}: {title}", "\n\n".join(
            [
                _("We noticed something about %(asset)s, since %(since)s:") % facts,
                match.problem.words_in(language),
                *([_("It has been repaired and checked. This was done:"), done[language]] if done else []),
                _("Nobody has to do anything about it. An answer to this message reaches us."),
            ]
        )

    return write_to(customer=customer, words=words, since=match.since - BEFORE, by=SYSTEM) is not None


def _moment(match: Match) -> str:
    return formats.date_format(timezone.localtime(match.since), "SHORT_DATETIME_FORMAT")


def _customers(asset: Asset) -> Iterable[Customer]:
    return asset.customers.order_by("pk")[:MOST_CUSTOMERS]


def _at_work() -> QuerySet[Run]:
    """Return the question whether it is being repaired: what was done is told then."""
    return Run.objects.filter(match=OuterRef("pk"), state__in=ACTIVE)


def _outbreak() -> QuerySet[Incident]:
    """Return the question whether an incident speaks for all, or is going to."""
    return Incident.objects.filter(problem=OuterRef("problem"), state__in=["proposed", "active"])


def _told_lately() -> QuerySet[Match]:
    """Return the question whether of the same problem and asset somebody was told within a day."""
    return Match.objects.filter(
        problem=OuterRef("problem"), asset=OuterRef("asset"), told_at__gt=clock.now() - SPARED
    )
