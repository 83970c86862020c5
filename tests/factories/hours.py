"""Working hours for tests of faces."""

from datetime import timedelta

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.people.services.brands import save_brand
from ruhepol.people.services.calendars import create_calendar, set_day


def make_hours(brand):
    """Return the brand's calendar, with holidays and a day off tomorrow."""
    calendar = create_calendar(name="Büro", country="DE", region="BY", by=SYSTEM)
    tomorrow = clock.now().date() + timedelta(days=1)
    set_day(calendar=calendar, day=tomorrow, opening=[], name="Betriebsausflug", by=SYSTEM)
    save_brand(brand=brand, calendar=calendar, by=SYSTEM)
    return calendar
