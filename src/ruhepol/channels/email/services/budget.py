"""How much mail that nobody wrote may go out. Beyond it mails are held: no help desk is a mail cannon."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import cast

from django.conf import settings
from django.db.models import Count, Q, Value
from django.utils.translation import gettext as _

from ruhepol.channels.email.models import Delivery, Storm
from ruhepol.channels.email.services.storms import begin_storm
from ruhepol.core import clock
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.people.models import Brand

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

PER_ADDRESS_AND_HOUR = {
    Delivery.Kind.RECEIPT: 5,
    Delivery.Kind.SIGN_IN: 8,
    Delivery.Kind.CHECK: 10,
    Delivery.Kind.NOTICE: 6,
    Delivery.Kind.FOLLOW: 3,
    Delivery.Kind.ASKED: 6,
    Delivery.Kind.SOLUTION: 20,  # each follows a person's click
}
SHARES = {
    Delivery.Kind.RECEIPT: Fraction(1, 3),  # whoever types strange addresses into a form reaches no more
    Delivery.Kind.SIGN_IN: Fraction(1, 2),
    Delivery.Kind.CHECK: Fraction(1, 4),
    Delivery.Kind.NOTICE: Fraction(1, 2),
    Delivery.Kind.FOLLOW: Fraction(1, 6),  # any address can be typed there, too
    Delivery.Kind.ASKED: Fraction(1, 2),
    Delivery.Kind.SOLUTION: Fraction(1),
}
"""What each rule may use of RUHEPOL_AUTOMATIC_MAILS_PER_HOUR."""
MAILBOX_SHARE = Fraction(2, 3)


@dataclass(frozen=True, slots=True)
class Limit:
    """One of the limits a mail counts against."""

    scope: str
    key: str
    most: int


_RECENT = Prepared(
    lambda: (
        Delivery.objects.unprompted(cast(datetime, Slot("since")))
        .annotate(one=Value(1))
        .values("one")
        .annotate(
            to_address=Count("pk", filter=Q(to=Slot("to"))),
            of_rule=Count("pk", filter=Q(kind=Slot("kind"))),
            of_mailbox=Count("pk", filter=Q(brand=Slot("brand"))),
            in_all=Count("pk"),
        )
        .values_list("to_address", "of_rule", "of_mailbox", "in_all")
    )
)
_CONFIRMED = Prepared(
    lambda: (
        Delivery.objects.automatic_to(cast(str, Slot("to")), cast(datetime, Slot("since")))
        .filter(kind=Delivery.Kind.RECEIPT)
        .values_list("pk", flat=True)[:1]
    )
)
_RAGING = Prepared(lambda: Storm.objects.raging(cast(datetime, Slot("now"))).values_list("scope", "key"))


def confirmed_today(address: str) -> bool:
    """Tell whether this address had its one confirmation of receipt within a day."""
    return _CONFIRMED.first(to=address, since=clock.now() - DAY) is not None


def held_because(*, kind: str, to: str, brand: Brand) -> str:
    """Return why one more mail of this kind is held, or nothing. Answers by people always go out.

    A limit that is passed here holds all mail it counts for an hour; publishes StormBegan.
    """
    per_address = PER_ADDRESS_AND_HOUR.get(Delivery.Kind(kind))
    if per_address is None:
        return ""
    now, limits = clock.now(), _limits(Delivery.Kind(kind), brand)
    raging = set(_RAGING.all(now=now))
    if any((limit.scope, limit.key) in raging for limit in limits):
        return _("Automatic mail was stopped because there was too much of it.")
    recent = _RECENT.first(since=now - HOUR, to=to, kind=kind, brand=brand.pk) or (0, 0, 0, 0)
    if recent[0] >= per_address:
        return _("Too many automatic mails to this address within an hour.")
    for limit, sent in zip(limits, recent[1:], strict=False):
        if sent >= limit.most:
            begin_storm(scope=limit.scope, key=limit.key, limit=limit.most)
            return _("Too many automatic mails within an hour.")
    return ""


def _limits(kind: Delivery.Kind, brand: Brand) -> list[Limit]:
    """Return the limits of a kind. Codes have only their own, so that no other mail can lock people out."""
    most = settings.RUHEPOL.automatic_mails_per_hour
    rule = Limit(Storm.Scope.RULE, kind.value, _part(most, SHARES[kind]))
    if kind == Delivery.Kind.SIGN_IN:
        return [rule]
    mailbox = Limit(Storm.Scope.MAILBOX, brand.support_address, _part(most, MAILBOX_SHARE))
    return [rule, mailbox, Limit(Storm.Scope.ALL, "", most)]


def _part(most: int, share: Fraction) -> int:
    return max(1, int(most * share))
