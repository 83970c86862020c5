"""Official holidays by the library that knows them, as a program of its own: it writes them as JSON.

`python -m ruhepol.people.hours.almanac COUNTRY REGION FIRST_YEAR LAST_YEAR LANGUAGE` writes {day: name}, or
null where country or region is not known. Loaded into a process that stays, the library would keep 20 MB.
"""

import json
import sys
from collections.abc import Sequence

import holidays


def days(country: str, region: str, years: Sequence[int], language: str) -> dict[str, str] | None:
    """Return the public holidays of these years by day; None where the country or region is not known."""
    try:
        found = holidays.country_holidays(
            country, subdiv=region or None, years=years, language=language or None, categories=("public",)
        )
    except NotImplementedError:
        return None
    return {day.isoformat(): name for day, name in sorted(found.items()) if day.year in years}


if __name__ == "__main__":
    land, part, first, last, words = sys.argv[1:]
    json.dump(days(land, part, range(int(first), int(last) + 1), words), sys.stdout)
