"""When a remedy may run: `Mo-Fr 08:00-18:00`, `Sa 22:00-24:00`, in the house's time zone."""

import re
from datetime import datetime
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_FORM = re.compile(r"(\w\w)(?:-(\w\w))? (\d\d):([0-5]\d)-(\d\d):([0-5]\d)")
_DAY = 24 * 60


class Window(NamedTuple):
    """Days of the week, Monday is 0, and minutes of the day: from, and until without it."""

    days: frozenset[int]
    begin: int
    end: int


def window(value: object) -> object:
    """Read a window; raises ValueError. Days may go round the week's end, hours not round midnight."""
    if isinstance(value, Window):
        return value
    found = _FORM.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or not {found[1], found[2] or found[1]} <= set(DAYS):
        raise ValueError(f"write a window as Mo-Fr 08:00-18:00, days are {', '.join(DAYS)}")
    begin, end = int(found[3]) * 60 + int(found[4]), int(found[5]) * 60 + int(found[6])
    if not 0 <= begin < end <= _DAY:
        raise ValueError("a window ends later than it begins, and at 24:00 at the latest")
    first, last = DAYS.index(found[1]), DAYS.index(found[2] or found[1])
    return Window(frozenset((first + n) % 7 for n in range((last - first) % 7 + 1)), begin, end)


def is_open(windows: tuple[Window, ...], moment: datetime) -> bool:
    """Tell whether a moment, in the zone it carries, lies in one of the windows; without any it does."""
    minute = moment.hour * 60 + moment.minute
    return not windows or any(
        moment.weekday() in one.days and one.begin <= minute < one.end for one in windows
    )


Windows = tuple[Annotated[Window, BeforeValidator(window)], ...]
