"""What the next days of a calendar look like, and which of them differ from their week."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ruhepol.people.hours.holidays import official
from ruhepol.people.hours.rules import Hours, Spans

_YEAR = 366


@dataclass(frozen=True, slots=True)
class Day:
    """One day: when it is open, and why it is not like its weekday; `own` is a rule of its own."""

    date: date
    opening: Spans
    reason: str = ""
    own: bool = False

    @property
    def differs(self) -> bool:
        """Tell whether it follows a rule of its own or a holiday."""
        return self.own or bool(self.reason)


def days(hours: Hours, first: date, count: int, names: Mapping[date, str], language: str) -> list[Day]:
    """Return so many days from `first` on; `names` are the words of days with a rule of their own."""
    return [_day(hours, first + timedelta(each), names, language) for each in range(count)]


def differing(hours: Hours, first: date, names: Mapping[date, str], language: str) -> Iterator[Day]:
    """Yield the days of a year from `first` on that are not like their weekday."""
    return (day for day in days(hours, first, _YEAR, names, language) if day.differs)


def _day(hours: Hours, day: date, names: Mapping[date, str], language: str) -> Day:
    holiday = official(hours.country, hours.region, day.year, language).get(day, "") if hours.country else ""
    own = day in hours.special
    return Day(day, hours.on(day), names.get(day, "") or holiday, own)
