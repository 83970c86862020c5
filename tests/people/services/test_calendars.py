"""Making and changing working calendars."""

from datetime import date

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.people.exceptions import CalendarRefusedError, NameTakenError
from ruhepol.people.hours.arithmetic import is_open
from ruhepol.people.models import Calendar
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
    "rules",
    [
        {"time_zone": "Mars/Base"},
        {"country": "XX"},
        {"week": [[[9, 8]]] * 7},
        {"week": []},
        {"week": [[]] * 7},
    ],
)
def test_nonsense_is_refused_in_words(rules):
    """A calendar that could not be computed with is never saved."""
    with pytest.raises(CalendarRefusedError, match=r"\w"):
        create_calendar(name="Büro", by=SYSTEM, **rules)


def test_a_day_leaves_alone_what_was_changed_of_the_week_meanwhile():
    """Who sets a day has an old page in hand; the week somebody else just saved stays."""
    calendar = create_calendar(name="Büro", by=SYSTEM)
    stale = Calendar.objects.get(pk=calendar.pk)
    change_calendar(calendar=calendar, week=[[[600, 660]]] * 7, by=SYSTEM)
    set_day(calendar=stale, day=date(2026, 3, 2), opening=[], by=SYSTEM)
    assert Calendar.objects.get(pk=calendar.pk).week == [[[600, 660]]] * 7


def test_a_calendar_has_a_name_of_its_own():
    """Two of one name could not be told apart where one is chosen."""
    create_calendar(name="Büro", by=SYSTEM)
    with pytest.raises(NameTakenError):
        create_calendar(name="büro", by=SYSTEM)
