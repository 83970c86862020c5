"""Official holidays of a country or region, as a list one can read. Unofficial days are never taken."""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import MAXYEAR, date
from functools import lru_cache

AT_ONCE = 10  # years that are asked for together


class UnknownRegionError(ValueError):
    """The country or region is not known."""


@lru_cache(maxsize=256)
def official(country: str, region: str, year: int, language: str = "") -> Mapping[date, str]:
    """Return the public holidays of a year by day, with their names where `language` has them.

    `country` is an ISO 3166-1 code ("DE"), `region` a subdivision code of it ("BY") or empty.
    Raises UnknownRegionError.
    """
    days = _looked_up(country, region, year - year % AT_ONCE, language)
    return {day: name for day, name in days.items() if day.year == year}


@lru_cache(maxsize=64)
def _looked_up(country: str, region: str, first: int, language: str) -> Mapping[date, str]:
    """Ask the almanac, which takes a third of a second, for some years; once a process."""
    last = min(first + AT_ONCE - 1, MAXYEAR)
    words = [country, region, str(max(first, 1)), str(last), language]
    program = [sys.executable, "-m", "ruhepol.people.hours.almanac", *words]
    told = subprocess.run(program, check=True, capture_output=True, text=True)  # noqa: S603  our own program
    days = json.loads(told.stdout)
    if days is None:
        raise UnknownRegionError(f"{country} {region}".strip())
    return {date.fromisoformat(day): name for day, name in days.items()}
