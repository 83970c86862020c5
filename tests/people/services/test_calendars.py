"""Making and changing working calendars."""

from datetime import date

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.people.exceptions import CalendarRefusedError
from ruhepol.people.hours.arithmetic import is_open
from ruhepol.people.selectors import hours_of
from ruhepol.people.services.calendars import change_calendar, clear_day, create_calendar, set_day
from tests.people.hours.calendars import at

pytestmark = pytest.mark.django_db


def test_a_changed_calendar_is_used_at_once():
    """Hours are kept a revision long, so every change counts from the next question on."""
    calendar = create_calendar(name="Büro", country="de", by=SYSTEM)
    assert is_open(hours_of(calendar), at("2026-03-02T09:00"))
    set_day(calendar=calendar, day=date(2026, 3, 2), opening=[], name="Inventur", by=SYSTEM)
    assert not is_open(hours_of(calendar), at("2026-03-02T09:00"))
    clear_day(calendar=calendar, day=date(2026, 3, 2), by=SYSTEM)
    change_calendar(calendar=calendar, week=[[[600, 660]]] * 7, by=SYSTEM)
    assert not is_open(hours_of(calendar), at("2026-03-02T09:00"))
    assert is_open(hours_of(calendar), at("2026-03-01T10:00"))
    assert EventRow.objects.filter(name="people.CalendarChanged").count() == 4


@pytest.mark.parametrize(
    "rules", [{"time_zone": "Mars/Base"}, {"country": "XX"}, {"week": [[[9, 8]]] * 7}, {"week": []}]
)
def test_nonsense_is_refused_in_words(rules):
    """A calendar that could not be computed with is never saved."""
    with pytest.raises(CalendarRefusedError, match=r"\w"):
        create_calendar(name="Büro", by=SYSTEM, **rules)
