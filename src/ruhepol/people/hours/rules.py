"""When a place is open: a week of intervals, official holidays, single days that differ."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from ruhepol.people.hours.holidays import official

DAY = 24 * 60
Span = tuple[int, int]
Spans = tuple[Span, ...]
Week = tuple[Spans, Spans, Spans, Spans, Spans, Spans, Spans]

ALL_DAY: Spans = ((0, DAY),)


class BadHoursError(ValueError):
    """An interval lies outside the day, ends before it starts, or overlaps another."""


class NeverOpenError(ValueError):
    """The calendar has no opening within the years looked at."""


def spans(raw: Iterable[Iterable[Any]]) -> Spans:
    """Return intervals of one day, checked, in order and with touching ones joined.

    Raises BadHoursError.
    """
    joined: list[Span] = []
    for start, end in sorted(_pair(pair) for pair in raw):
        if joined and start < joined[-1][1]:
            raise BadHoursError(f"two intervals overlap at minute {start}")
        if joined and start == joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _pair(raw: Iterable[Any]) -> Span:
    pair = tuple(raw)
    if len(pair) != 2 or not all(type(minute) is int for minute in pair):  # noqa: PLR2004  a start and an end
        raise BadHoursError("an interval is two whole minutes of the day")
    start, end = pair
    if not 0 <= start < end <= DAY:
        raise BadHoursError(f"{start}–{end} is not an interval within a day of {DAY} minutes")
    return start, end


def week(raw: Iterable[Iterable[Iterable[Any]]]) -> Week:
    """Return seven days of intervals, Monday first. Raises BadHoursError."""
    days = tuple(spans(day) for day in raw)
    if len(days) != 7:  # noqa: PLR2004  a week
        raise BadHoursError("a week has seven days")
    return days


@dataclass(frozen=True)
class Hours:
    """One calendar, ready to compute with. `country` and `region` name official holidays (closed)."""

    zone: ZoneInfo
    week: Week
    country: str = ""
    region: str = ""
    special: Mapping[date, Spans] = field(default_factory=dict)
    # Years already laid out; filled by `timeline`, so that a calendar is worked out once a process.
    years: dict[int, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def on(self, day: date) -> Spans:
        """Return the intervals of a local day: its own rule first, then holiday, then the weekday's."""
        if day in self.special:
            return self.special[day]
        if self.country and day in official(self.country, self.region, day.year):
            return ()
        return self.week[day.weekday()]


def around_the_clock(zone: ZoneInfo) -> Hours:
    """Return the calendar that never closes."""
    return Hours(zone, (ALL_DAY,) * 7)
