"""Which days and which part of the house a lead asks about."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.http import QueryDict

from ruhepol.core import clock
from ruhepol.core.web.keys import key_in
from ruhepol.insights.figures.period import DAYS, Period, Scope, makes_sense
from ruhepol.people.selectors import default_brand

CHOICES = (7, 28, 90, 365)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the figures, as the address states it."""

    period: Period
    scope: Scope
    days: int | None

    @property
    def query(self) -> str:
        """The question as a query string, for links that ask the same."""
        address = QueryDict(mutable=True)
        address["from"], address["to"] = self.period.first.isoformat(), self.period.last.isoformat()
        for name in ("brand", "team"):
            if value := getattr(self.scope, f"{name}_id"):
                address[name] = str(value)
        if self.scope.channel:
            address["channel"] = self.scope.channel
        return address.urlencode()


def read_asked(address: QueryDict) -> Asked:
    """Read period and scope; what makes no sense becomes the last 28 days of the whole house."""
    brand = default_brand()
    zone = ZoneInfo(brand.time_zone if brand else "UTC")
    days = _key(address, "days")
    scope = Scope(
        brand_id=_key(address, "brand"), team_id=_key(address, "team"), channel=address.get("channel") or None
    )
    own = _own_period(address, zone)
    if own:
        return Asked(own, scope, None)
    days = days if days in CHOICES else DAYS
    return Asked(Period.last_days(days, clock.now(), zone), scope, days)


def _own_period(address: QueryDict, zone: ZoneInfo) -> Period | None:
    try:
        first, last = date.fromisoformat(address.get("from", "")), date.fromisoformat(address.get("to", ""))
    except ValueError:
        return None
    return Period.of(first, last, zone) if makes_sense(first, last) else None


def _key(address: QueryDict, name: str) -> int | None:
    return key_in(address.get(name, "")) or None
