"""Official holidays of a country or region, as a list one can read. Unofficial days are never taken."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import MAXYEAR, date
from functools import cache, lru_cache
from typing import Any

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
    days = _ask(country, region, str(max(first, 1)), str(last), language)
    if days is None:
        raise UnknownRegionError(f"{country} {region}".strip())
    return {date.fromisoformat(day): name for day, name in days.items()}


@cache
def countries() -> Sequence[str]:
    """Return the codes of all countries whose holidays are known; asked once a process."""
    known: list[str] = _ask("countries")
    return known


@lru_cache(maxsize=64)
def regions(country: str) -> Mapping[str, str]:
    """Return the regions of a country by code with their names; none for a country that is not known."""
    return _ask("regions", country) if country in countries() else {}


def _ask(*words: str) -> Any:  # noqa: ANN401  whatever JSON holds
    program = [sys.executable, "-m", "ruhepol.people.hours.almanac", *words]
    told = subprocess.run(program, check=True, capture_output=True, text=True)  # noqa: S603  our own program
    return json.loads(told.stdout)
