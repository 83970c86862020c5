"""Lengths of time and rates as people write them: `800ms`, `20s`, `4h`; `1 in 24h`."""

import re
from datetime import timedelta
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator

_DURATION = re.compile(r"(\d{1,5}) ?(ms|s|m|min|h|d)")
_UNITS = {
    "ms": "milliseconds", "s": "seconds", "m": "minutes", "min": "minutes", "h": "hours", "d": "days",
}  # fmt: skip
_RATE = re.compile(r"(\d{1,4}) in (.+)")


class Rate(NamedTuple):
    """At most so many within a time."""

    most: int
    within: timedelta


def duration(value: object) -> timedelta:
    """Read `800ms`, `20s`, `30m`, `4h` or `7d`; raises ValueError."""
    if isinstance(value, timedelta):
        return value
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError("write a time as 800ms, 20s, 30m, 4h or 7d")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def rate(value: object) -> Rate:
    """Read `1 in 24h`; raises ValueError."""
    if isinstance(value, Rate):
        return value
    found = _RATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or not int(found[1]):
        raise ValueError("write a rate as 1 in 24h")
    return Rate(int(found[1]), duration(found[2]))


Duration = Annotated[timedelta, BeforeValidator(duration)]
AtMost = Annotated[Rate, BeforeValidator(rate)]
