"""A year of a calendar laid out in UTC microseconds, with the working time before each interval.

Looking a moment up is then a bisection, whatever the distance between two moments.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ruhepol.people.hours.rules import Hours

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
SECOND = 1_000_000


def stamp(moment: datetime) -> int:
    """Return an aware moment as microseconds since 1970."""
    return (moment - EPOCH) // MICROSECOND


def moment(at: int) -> datetime:
    """Return microseconds since 1970 as an aware UTC moment."""
    return EPOCH + at * MICROSECOND


@dataclass(frozen=True, slots=True)
class Year:
    """Intervals of one local year. `before[i]` is the working time up to `opens[i]`."""

    opens: list[int]
    closes: list[int]
    before: list[int]
    total: int

    def worked(self, at: int) -> int:
        """Return the working microseconds of this year up to a moment."""
        index = bisect_right(self.opens, at) - 1
        if index < 0:
            return 0
        return self.before[index] + min(at, self.closes[index]) - self.opens[index]

    def reached(self, worked: int) -> int:
        """Return the first moment by which so much of this year's time (0 < worked ≤ total) has passed."""
        # `before` rises strictly, so the interval wanted is the last one that begins with less.
        index = bisect_right(self.before, worked - 1) - 1
        return self.opens[index] + worked - self.before[index]


def year_of(hours: Hours, year: int) -> Year:
    """Return a year of the calendar, laid out once."""
    if year not in hours.years:
        hours.years[year] = _lay_out(hours, year)
    laid_out: Year = hours.years[year]
    return laid_out


def _lay_out(hours: Hours, year: int) -> Year:
    opens: list[int] = []
    closes: list[int] = []
    day = date(year, 1, 1)
    while day.year == year:
        for start, end in hours.on(day):
            opened, closed = local(hours.zone, day, start), local(hours.zone, day, end)
            if closes and opened == closes[-1]:
                closes[-1] = closed
            elif opened < closed:
                opens.append(opened)
                closes.append(closed)
        day += timedelta(days=1)
    before, total = [], 0
    for opened, closed in zip(opens, closes, strict=True):
        before.append(total)
        total += closed - opened
    return Year(opens, closes, before, total)


def local(zone: ZoneInfo, day: date, minute: int) -> int:
    """Return a minute of a local day as a stamp; rises with the minute, also when clocks are changed.

    A minute that comes twice means the first time; one that is left out means the moment of the change.
    """
    wanted = datetime.combine(day, time()) + timedelta(minutes=minute)
    early = stamp(wanted.replace(tzinfo=zone, fold=0).astimezone(UTC))
    late = stamp(wanted.replace(tzinfo=zone, fold=1).astimezone(UTC))
    return early if early <= late else _change(zone, late, early, wanted)


def _change(zone: ZoneInfo, low: int, high: int, wanted: datetime) -> int:
    """Find the second in (low, high] from which local clocks show `wanted` or later."""
    while high - low > SECOND:
        middle = (low + high) // 2 // SECOND * SECOND
        if moment(middle).astimezone(zone).replace(tzinfo=None) < wanted:
            low = middle
        else:
            high = middle
    return high
