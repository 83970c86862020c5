"""Moments in CLDR's patterns, each taken apart once: a page writes thirty, and Babel works each out anew.

Patterns and words are Babel's, and a field that is not known here is left to Babel.
"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache, partial

from babel import Locale
from babel.dates import DateTimeFormat, parse_pattern

Field = Callable[[datetime], str]
_MONTHS = {"MMM": "abbreviated", "MMMM": "wide"}
_FIELD = re.compile(r"%\((\w+)\)s")


@cache
def writer(pattern: str, locale: Locale) -> Field:
    """Return what writes a local moment in a CLDR pattern such as `d. MMM y, HH:mm`."""
    pieces = _FIELD.split(str(parse_pattern(pattern).format))
    fields = [_field(name, locale) for name in pieces[1::2]]
    frame = "{}".join(text.replace("%%", "%").replace("{", "{{").replace("}", "}}") for text in pieces[::2])
    return lambda at: frame.format(*[field(at) for field in fields])


def _field(name: str, locale: Locale) -> Field:
    if name in _MONTHS:
        months = dict(locale.months["format"][_MONTHS[name]])
        return lambda at: str(months[at.month])
    if name == "EEE":
        days = dict(locale.days["format"]["abbreviated"])
        return lambda at: str(days[at.weekday()])
    if name == "z":
        return partial(_zone, locale)
    return _NUMBERS.get(name) or (lambda at: DateTimeFormat(at, locale)[name])


_zones: dict[tuple[object, ...], str] = {}


def _zone(locale: Locale, at: datetime) -> str:
    """Return the zone's short name, which depends on the zone and on whether it is summer there."""
    key = (locale, at.tzinfo, at.utcoffset(), at.dst())
    if key not in _zones:
        _zones[key] = str(DateTimeFormat(at, locale)["z"])
    return _zones[key]


_NUMBERS: dict[str, Field] = {
    "y": lambda at: str(at.year),
    "M": lambda at: str(at.month),
    "MM": lambda at: f"{at.month:02}",
    "d": lambda at: str(at.day),
    "dd": lambda at: f"{at.day:02}",
    "h": lambda at: str(at.hour % 12 or 12),
    "HH": lambda at: f"{at.hour:02}",
    "mm": lambda at: f"{at.minute:02}",
    "ss": lambda at: f"{at.second:02}",
}
