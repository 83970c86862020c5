"""Adding working time to a moment, and measuring it between two.

`add(h, a, d)` is the earliest moment by which `d` of working time has passed since `a`, so
`between(h, a, add(h, a, d)) == d` always, and `add(h, a, between(h, a, b)) == b` where `b` is open.
"""

from bisect import bisect_right
from datetime import datetime, timedelta

from ruhepol.people.hours.rules import Hours, NeverOpenError
from ruhepol.people.hours.timeline import MICROSECOND, Year, moment, stamp, year_of

YEARS = 10  # without an opening for so long, a calendar counts as never open


def add(hours: Hours, start: datetime, work: timedelta) -> datetime:
    """Return the earliest moment by which `work` (not negative) has passed since `start`.

    Raises NeverOpenError where the calendar stays closed for ten years.
    """
    left = work // MICROSECOND
    if left < 0:
        raise ValueError("working time cannot be negative")
    if left == 0:
        return moment(stamp(start))
    number, year = _year_at(hours, start)
    left += year.worked(stamp(start))
    empty = 0
    while left > year.total:
        left -= year.total
        number += 1
        year = year_of(hours, number)
        empty = 0 if year.total else empty + 1
        if empty == YEARS:
            raise NeverOpenError
    return moment(year.reached(left))


def between(hours: Hours, start: datetime, end: datetime) -> timedelta:
    """Return the working time in [start, end); zero where `end` is not later than `start`."""
    if end <= start:
        return timedelta(0)
    first, opening = _year_at(hours, start)
    last, closing = _year_at(hours, end)
    worked = closing.worked(stamp(end)) - opening.worked(stamp(start))
    worked += sum(year_of(hours, number).total for number in range(first, last))
    return worked * MICROSECOND


def is_open(hours: Hours, at: datetime) -> bool:
    """Tell whether the calendar is open at a moment."""
    year = _year_at(hours, at)[1]
    index = bisect_right(year.opens, stamp(at)) - 1
    return index >= 0 and stamp(at) < year.closes[index]


def next_opening(hours: Hours, at: datetime) -> datetime:
    """Return `at` itself while open, else the next moment of opening. Raises NeverOpenError."""
    if is_open(hours, at):
        return moment(stamp(at))
    number = at.astimezone(hours.zone).year
    for year in (year_of(hours, number + later) for later in range(YEARS)):
        index = bisect_right(year.opens, stamp(at))
        if index < len(year.opens):
            return moment(year.opens[index])
    raise NeverOpenError


def _year_at(hours: Hours, at: datetime) -> tuple[int, Year]:
    number = at.astimezone(hours.zone).year
    return number, year_of(hours, number)
