"""Official holidays of a country or region, as a list one can read. Unofficial days are never taken."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache


class UnknownRegionError(ValueError):
    """The country or region is not known."""


@lru_cache(maxsize=256)
def official(country: str, region: str, year: int, language: str = "") -> Mapping[date, str]:
    """Return the public holidays of a year by day, with their names where `language` has them.

    `country` is an ISO 3166-1 code ("DE"), `region` a subdivision code of it ("BY") or empty.
    Raises UnknownRegionError.
    """
    import holidays  # noqa: PLC0415  loading it takes a third of a second, and few processes need it

    try:
        days = holidays.country_holidays(
            country, subdiv=region or None, years=year, language=language or None, categories=("public",)
        )
    except NotImplementedError as error:
        raise UnknownRegionError(f"{country} {region}".strip()) from error
    return {day: name for day, name in sorted(days.items()) if day.year == year}
