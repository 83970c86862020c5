"""What everybody may read of incidents, and how far one reaches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruhepol.core import clock
from ruhepol.healing.models import Follower, Incident, IncidentWord, Match
from ruhepol.healing.policies import public_incidents
from ruhepol.people.models import Asset, Brand, Customer

DAYS = 90


@dataclass(frozen=True, slots=True)
class Known:
    """An incident as customers read of it: how many things it concerns, and the latest word."""

    incident: Incident
    count: int
    latest: IncidentWord | None

    @property
    def things(self) -> str:
        """How many of which things it concerns, as one says it; nothing where none is known."""
        return things(self.incident.problem.asset_kind, self.count) if self.count else ""

    def facts(self, moment: Callable[[datetime], str]) -> list[str]:
        """Say what it concerns, since when, and when the next word follows; `moment` puts a time in words."""
        since = _("since %(time)s") % {"time": moment(self.incident.began_at)}
        return list(filter(None, [self.things, since, self._next_word(moment)]))

    def _next_word(self, moment: Callable[[datetime], str]) -> str:
        """Return when a word is promised, or was; a promise that was not kept is no promise any more."""
        if self.incident.next_word_at is None:
            return ""
        late = self.incident.is_late
        said = _("the next word was due at %(time)s") if late else _("next word at %(time)s")
        return said % {"time": moment(self.incident.next_word_at)}


def known(brand: Brand | None) -> list[Known]:
    """Return what we say just now at a brand, the newest first; one question where there is nothing."""
    active = public_incidents(brand).filter(state=Incident.State.ACTIVE).select_related("problem")
    return [Known(one, reach(one).assets, one.words.first()) for one in active]


def things(kind: str, count: int) -> str:
    """Return `14 servers`, in the active language."""
    words = {
        Asset.Kind.SERVER: ngettext("%(num)s server", "%(num)s servers", count),
        Asset.Kind.DOMAIN: ngettext("%(num)s domain", "%(num)s domains", count),
        Asset.Kind.MAILBOX: ngettext("%(num)s mailbox", "%(num)s mailboxes", count),
        Asset.Kind.ORDER: ngettext("%(num)s order", "%(num)s orders", count),
        Asset.Kind.INVOICE: ngettext("%(num)s invoice", "%(num)s invoices", count),
        Asset.Kind.SUBSCRIPTION: ngettext("%(num)s subscription", "%(num)s subscriptions", count),
        Asset.Kind.ACCOUNT: ngettext("%(num)s account", "%(num)s accounts", count),
    }
    return words[Asset.Kind(kind)] % {"num": count}


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an incident reaches: assets in all, those that still have it, customers, and who follows."""

    assets: int
    still: int
    customers: int
    followers: int


def reach(incident: Incident) -> Reach:
    """Return how far it reaches, from its beginning to its end."""
    ended = incident.ended_at or clock.now()
    of_it = Match.objects.filter(problem=incident.problem_id, found_at__lte=ended).filter(
        Q(gone_at=None) | Q(gone_at__gte=incident.began_at)
    )
    return Reach(
        assets=of_it.values("asset").distinct().count(),
        still=of_it.filter(gone_at=None).count(),
        customers=Customer.objects.filter(assets__in=of_it.values("asset")).distinct().count(),
        followers=Follower.objects.filter(incident=incident, asked=True, confirmed_at__isnull=False).count(),
    )


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the past, and how many incidents it saw."""

    date: date
    count: int


@dataclass(frozen=True, slots=True)
class History:
    """The last ninety days, the oldest first, and their incidents, the newest first."""

    days: Sequence[Day]
    past: Sequence[Incident]

    @property
    def disturbed(self) -> int:
        """On how many days there was one."""
        return sum(1 for day in self.days if day.count)


def history(brand: Brand | None) -> History:
    """Return what happened at a brand lately; two questions."""
    today = timezone.localdate(clock.now())
    first = today - timedelta(days=DAYS - 1)
    since = clock.now() - timedelta(days=DAYS)
    words = Prefetch("words", IncidentWord.objects.order_by("-at", "-pk"))
    shown = public_incidents(brand).filter(Q(ended_at=None) | Q(ended_at__gte=since)).prefetch_related(words)
    spans = [(_day(one.began_at), _day(one.ended_at or clock.now())) for one in shown]
    dates = [first + timedelta(days=number) for number in range(DAYS)]
    days = [Day(each, sum(1 for begin, end in spans if begin <= each <= end)) for each in dates]
    return History(days, [one for one in shown if one.state == Incident.State.OVER])


def _day(at: datetime) -> date:
    return timezone.localdate(at)
