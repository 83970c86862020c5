"""Official holidays by the library that knows them, as a program of its own: it writes them as JSON.

`python -m ruhepol.people.hours.almanac COUNTRY REGION FIRST_YEAR LAST_YEAR LANGUAGE` writes {day: name}, or
null where country or region is not known; `… countries` writes the codes of all known countries,
`… regions COUNTRY` the regions of one with their names. Loaded into a process that stays, the library
would keep 20 MB.
"""

import json
import sys
from collections.abc import Sequence

import holidays

SHORT = 3  # letters of a name that only abbreviates, such as KTN
LONGEST = 10  # characters a calendar keeps of a region's code


def days(country: str, region: str, years: Sequence[int], language: str) -> dict[str, str] | None:
    """Return the public holidays of these years by day; None where the country or region is not known."""
    try:
        spoken = _spoken(country, language)
        found = holidays.country_holidays(
            country, subdiv=region or None, years=years, language=spoken, categories=("public",)
        )
    except NotImplementedError:
        return None
    return {day.isoformat(): name for day, name in sorted(found.items()) if day.year in years}


def _spoken(country: str, language: str) -> str | None:
    """Return what the library calls a language for this country, such as en_US; English for what it lacks.

    It takes "en" itself, too, but finds it with some versions of Python only.
    """
    known = holidays.country_holidays(country).supported_languages
    wanted = (name for each in (language, "en") for name in known if name.split("_")[0] == each)
    return next(wanted, None) if language else None


def countries() -> list[str]:
    """Return the codes of the countries whose holidays are known, of two letters each."""
    return sorted(code for code in holidays.list_supported_countries() if len(code) == 2)  # noqa: PLR2004


def regions(country: str) -> dict[str, str]:
    """Return the regions of a country by code, with the first of their names that is no short form."""
    found = holidays.country_holidays(country)
    names: dict[str, str] = {code: "" for code in found.subdivisions if len(code) <= LONGEST}
    for name, code in found.subdivisions_aliases.items():
        if len(name) > SHORT and code in names:
            names[code] = names[code] or name
    return {code: name or code for code, name in names.items()}


def _answer(words: list[str]) -> object:
    match words:
        case ["countries"]:
            return countries()
        case ["regions", country]:
            return regions(country)
    land, part, first, last, language = words
    return days(land, part, range(int(first), int(last) + 1), language)


if __name__ == "__main__":
    json.dump(_answer(sys.argv[1:]), sys.stdout)
