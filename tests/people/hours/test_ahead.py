"""What the next days look like."""

from datetime import date
from zoneinfo import ZoneInfo

from ruhepol.people.hours.ahead import days, differing
from ruhepol.people.hours.holidays import countries, regions
from ruhepol.people.hours.rules import Hours

OFFICE = Hours(
    ZoneInfo("Europe/Berlin"),
    (*[((540, 1020),)] * 5, (), ()),
    "DE",
    "BY",
    {date(2026, 11, 3): ((600, 720),)},
)


def test_every_day_says_when_it_is_open_and_why_not():
    """A Sunday is as usual, All Saints' is a holiday, and a day may have a rule of its own."""
    sunday, monday, tuesday = days(OFFICE, date(2027, 10, 31), 3, {}, "en")
    assert (sunday.opening, sunday.reason, sunday.differs) == ((), "", False)
    assert (monday.opening, monday.reason, monday.differs) == ((), "All Saints' Day", True)
    assert (tuesday.opening, tuesday.differs) == (((540, 1020),), False)


def test_only_days_that_are_not_as_usual_differ():
    """In Bavaria three within two months, the own one by its own words; names in the reader's language."""
    found = list(differing(OFFICE, date(2026, 11, 1), {date(2026, 11, 3): "Inventur"}, "de"))[:3]
    assert [(day.date.day, day.reason, day.own) for day in found] == [
        (1, "Allerheiligen", False),
        (3, "Inventur", True),
        (25, "Erster Weihnachtstag", False),
    ]


def test_countries_and_regions_are_known_by_name():
    """Codes of two letters, regions by the first long name; nothing for what is no country."""
    assert {"DE", "AT", "CH", "GB"} <= set(countries())
    assert (regions("DE")["BY"], regions("AT")["2"], regions("CH")["BE"]) == ("Bayern", "Kärnten", "Bern")
    assert (regions("XX"), regions("--help")) == ({}, {})
