"""Making working calendars and changing their rules."""

from datetime import date
from typing import Any, TypedDict, Unpack
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.events import CalendarChanged
from ruhepol.people.exceptions import CalendarRefusedError, NameTakenError
from ruhepol.people.hours.holidays import UnknownRegionError, official
from ruhepol.people.hours.rules import BadHoursError, spans, week
from ruhepol.people.models import Calendar, SpecialDay
from ruhepol.people.models.calendar import fresh_revision


class Rules(TypedDict, total=False):
    """What a calendar says; `week` is seven days, Monday first, of [start, end) minutes."""

    name: str
    time_zone: str
    week: list[Any]
    country: str
    region: str


@transaction.atomic
def create_calendar(*, by: Actor, **rules: Unpack[Rules]) -> Calendar:
    """Make a calendar. Publishes CalendarChanged. Raises CalendarRefusedError and NameTakenError."""
    return _save(Calendar(**rules), by)


@transaction.atomic
def change_calendar(*, calendar: Calendar, by: Actor, **rules: Unpack[Rules]) -> Calendar:
    """Change a calendar's rules; running promises are worked out anew.

    Publishes CalendarChanged. Raises CalendarRefusedError and NameTakenError.
    """
    for name, value in rules.items():
        setattr(calendar, name, value)
    return _save(calendar, by)


@transaction.atomic
def set_day(*, calendar: Calendar, day: date, opening: list[Any], by: Actor, name: str = "") -> SpecialDay:
    """Give one day its own intervals, none for closed.

    Publishes CalendarChanged. Raises CalendarRefusedError.
    """
    special, _ = SpecialDay.objects.update_or_create(
        calendar=calendar, date=day, defaults={"opening": _checked(opening), "name": name}
    )
    _renew(calendar, by)
    return special


@transaction.atomic
def clear_day(*, calendar: Calendar, day: date, by: Actor) -> Calendar:
    """Let a day follow its weekday and the holidays again. Publishes CalendarChanged."""
    calendar.special_days.filter(date=day).delete()
    return _renew(calendar, by)


def _checked(opening: list[Any]) -> list[list[int]]:
    try:
        return [list(span) for span in spans(opening)]
    except BadHoursError as error:
        raise CalendarRefusedError(str(error)) from error


def _renew(calendar: Calendar, by: Actor) -> Calendar:
    """Let everybody know; what somebody else has changed of the week meanwhile stays."""
    calendar.revision = fresh_revision()
    calendar.save(update_fields=["revision"])
    publish(CalendarChanged(calendar_id=calendar.pk), by=by)
    return calendar


def _save(calendar: Calendar, by: Actor) -> Calendar:
    if Calendar.objects.filter(name__iexact=calendar.name).exclude(pk=calendar.pk).exists():
        raise NameTakenError(calendar.name)
    calendar.country, calendar.region = calendar.country.upper(), calendar.region.strip()
    try:
        if not any(week(calendar.week)):
            raise BadHoursError("a week needs an opening")  # noqa: TRY301  told like the others
        ZoneInfo(calendar.time_zone)
        if calendar.country:
            official(calendar.country, calendar.region, clock.now().year)
    except (BadHoursError, UnknownRegionError, ZoneInfoNotFoundError, ValueError) as error:
        raise CalendarRefusedError(str(error)) from error
    calendar.revision = fresh_revision()
    calendar.save()
    publish(CalendarChanged(calendar_id=calendar.pk), by=by)
    return calendar
