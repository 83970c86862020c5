"""The reply time that customers are told: measured, or nothing at all."""

from zoneinfo import ZoneInfo

from django.core.cache import cache

from ruhepol.core import clock
from ruhepol.insights.figures.catalogue import FIRST_RESPONSE
from ruhepol.insights.figures.period import Period, Scope
from ruhepol.insights.figures.spread import Spread
from ruhepol.insights.selectors.readings import read
from ruhepol.people.selectors import default_brand

DAYS = 28
FEWEST = 5  # of fewer requests a median would promise more than it knows
_KEY, _FRESH = "portal.measured", 300  # seconds


def measured_reply_time() -> Spread | None:
    """Return the first response time of the last 28 days in seconds; None where too little was measured."""
    brand = default_brand()
    if brand is None:
        return None

    def measure() -> Spread | None:
        period = Period.last_days(DAYS, clock.now(), ZoneInfo(brand.time_zone))
        reading = read(FIRST_RESPONSE, Scope(), period)
        return reading if isinstance(reading, Spread) and reading.n >= FEWEST else None

    found: Spread | None = cache.get_or_set(_KEY, measure, _FRESH)
    return found
