"""Which days a reading is about, in the time zone of the reader's brand, and the days it is compared with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = 28
LONGEST = 1100  # days; three years
_EARLIEST, _LATEST = date(1970, 1, 1), date(9000, 1, 1)  # far from the ends of time, to be reckoned with


def makes_sense(first: date, last: date) -> bool:
    """Tell whether a reading can be of these days: in order, and three years at most."""
    return _EARLIEST <= first <= last <= _LATEST and (last - first).days <= LONGEST


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of the house a reading is about; None means all."""

    brand_id: int | None = None
    team_id: int | None = None
    channel: str | None = None

    @property
    def is_narrower_than_a_brand(self) -> bool:
        """Whether it names a team or a channel."""
        return self.team_id is not None or self.channel is not None


@dataclass(frozen=True, slots=True)
class Period:
    """The moments [start, end), whose dates mean days in `zone`."""

    start: datetime
    end: datetime
    zone: ZoneInfo

    @classmethod
    def of(cls, first: date, last: date, zone: ZoneInfo) -> "Period":
        """Return whole days, the last one included."""
        return cls(_midnight(first, zone), _midnight(last + timedelta(days=1), zone), zone)

    @classmethod
    def last_days(cls, days: int, now: datetime, zone: ZoneInfo) -> "Period":
        """Return so many days, today being the last."""
        today = now.astimezone(zone).date()
        return cls.of(today - timedelta(days=days - 1), today, zone)

    @property
    def first(self) -> date:
        """The first day."""
        return self.start.astimezone(self.zone).date()

    @property
    def last(self) -> date:
        """The last day."""
        return (self.end.astimezone(self.zone) - timedelta(microseconds=1)).date()

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    def before(self, now: datetime) -> "Period":
        """Return as many days just before, cut at the same time of day where this one is not over yet.

        Half a day is not compared with a whole one.
        """
        back = timedelta(days=self.days)
        end = min(self.end, max(now, self.start)).astimezone(self.zone)
        # Taken from local times, so that both periods begin at midnight whatever the clocks did in between.
        return Period(self.start.astimezone(self.zone) - back, end - back, self.zone)

    def by_day(self) -> Iterator["Period"]:
        """Yield the days one by one."""
        for offset in range(self.days):
            day = self.first + timedelta(days=offset)
            yield Period.of(day, day, self.zone)

    def cut(self, step: "Period") -> "Period":
        """Return the part of a step that lies within this period."""
        return Period(max(self.start, step.start), min(self.end, step.end), self.zone)

    def by_week(self) -> Iterator["Period"]:
        """Yield the calendar weeks, Monday to Sunday, that the period touches, each as a whole."""
        monday = self.first - timedelta(days=self.first.weekday())
        while monday <= self.last:
            yield Period.of(monday, monday + timedelta(days=6), self.zone)
            monday += timedelta(days=7)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
