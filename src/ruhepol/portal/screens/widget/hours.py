"""A week of openings in one line: "Mon–Fri 08:00–18:00, Sat 09:00–14:00"."""

from datetime import UTC, datetime
from itertools import groupby

from babel import Locale

from ruhepol.people.hours.rules import DAY
from ruhepol.people.models import Calendar
from ruhepol.ui.formats import clock_in, locale, weekday_in

_MONDAY = datetime(2024, 1, 1, tzinfo=UTC)


def sentence(calendar: Calendar | None) -> str:
    """Return the week of a calendar; empty where there is none, or where it never closes."""
    if calendar is None or all(day == [[0, DAY]] for day in calendar.week):
        return ""
    speaks = locale()
    days = list(enumerate(calendar.week))
    runs = [(list(run), spans) for spans, run in groupby(days, key=lambda each: each[1])]
    return ", ".join(_run([place for place, _ in run], spans, speaks) for run, spans in runs if spans)


def _run(places: list[int], spans: list[list[int]], speaks: Locale) -> str:
    name = weekday_in(speaks)
    days = [name(_MONDAY.replace(day=1 + place)).rstrip(".") for place in places]
    first_and_last = days[0] if len(days) == 1 else f"{days[0]}–{days[-1]}"
    return f"{first_and_last} {', '.join(_span(start, end, speaks) for start, end in spans)}"


def _span(start: int, end: int, speaks: Locale) -> str:
    write = clock_in(speaks)
    return "–".join(
        write(_MONDAY.replace(hour=minute // 60 % 24, minute=minute % 60)) for minute in (start, end)
    )
