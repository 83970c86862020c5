"""What stands beside a calendar: its next days, and what goes by it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from ruhepol.channels.chat.models import Widget
from ruhepol.core import clock
from ruhepol.people.hours.ahead import Day, days, differing
from ruhepol.people.hours.arithmetic import is_open
from ruhepol.people.hours.wording import written
from ruhepol.people.models import Brand, Calendar, SpecialDay
from ruhepol.people.selectors import hours_of
from ruhepol.promises.models import Target
from ruhepol.promises.selectors import running_by
from ruhepol.ui.formats import locale
from ruhepol.workspace.words import language

SHOWN = 7
DIFFERING = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A calendar in the list."""

    calendar: Calendar
    is_open: bool
    users: list[str]


def lines() -> list[Line]:
    """Return all calendars, whether they are open now and what goes by them."""
    now = clock.now()
    return [Line(each, is_open(hours_of(each), now), list(_users(each))) for each in Calendar.objects.all()]


def beside(calendar: Calendar) -> dict[str, Any]:
    """Return what a calendar's page shows besides its form."""
    hours = hours_of(calendar)
    today = clock.now().astimezone(hours.zone).date()
    own = list(calendar.special_days.filter(date__gte=today))
    names = {day.date: day.name for day in own}
    later = differing(hours, today + timedelta(SHOWN), names, language())
    return {
        "days": days(hours, today, SHOWN, names, language()),
        "later": list(islice(later, DIFFERING)),
        "single": own,
        "users": list(_users(calendar)),
        "running": running_by(calendar),
    }


def opening_words(day: Day | SpecialDay) -> str:
    """Return when a day is open."""
    return written(tuple(tuple(span) for span in day.opening)) or _("closed")


def weekday_of(day: Day | SpecialDay) -> str:
    """Return the name of the day in the week."""
    name: str = locale().days["stand-alone"]["wide"][day.date.weekday()]
    return name


def _users(calendar: Calendar) -> Iterator[str]:
    for brand in Brand.objects.filter(calendar=calendar):
        yield _("Brand: %(name)s") % {"name": brand.name}
    for widget in Widget.objects.filter(Q(calendar=calendar) | Q(calendar=None, brand__calendar=calendar)):
        yield _("Chat window: %(name)s") % {"name": widget.name}
    for target in Target.objects.filter(calendar=calendar, is_active=True):
        yield _("Promise: %(name)s") % {"name": target.name}
