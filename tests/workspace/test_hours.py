"""The working hours, as leads set them."""

from datetime import date, timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.people.models import Calendar
from ruhepol.people.services.brands import save_brand
from ruhepol.people.services.calendars import create_calendar, set_day
from ruhepol.promises.models import Target
from ruhepol.promises.services.targets import save_target
from tests.factories.tickets import make_ticket
from tests.workspace.pages import swap, text
from tests.world import NOON

pytestmark = pytest.mark.django_db

WEEK = {f"day_{place}": "9-17" for place in range(5)}
OFFICE = {"name": "Büro", "time_zone": "Europe/Berlin", "country": "DE", "region": "BY", **WEEK}


@pytest.fixture(autouse=True)
def _noon():
    """Hold the clock on a Monday at noon."""
    with clock.frozen(NOON):
        yield


@pytest.fixture
def office(world, run_jobs):
    """Return the office's calendar, by which the brand works and a promise of eight hours counts."""
    made = create_calendar(name="Büro", time_zone="UTC", by=SYSTEM)
    save_brand(brand=world.brand, calendar=made, by=SYSTEM)
    save_target(target=Target(), name="Eil", first_response_minutes=480, calendar=made, by=SYSTEM)
    run_jobs()
    return made


def test_a_lead_makes_a_calendar_and_sees_its_next_days(ben):
    """The form begins with nine to five; kept, the page says when the next holidays are."""
    assert "09:00–17:00" in ben.get("/desk/hours/new/").content.decode()
    with clock.frozen(NOON.replace(month=10, day=30)):
        page = text(ben.post("/desk/hours/new/", OFFICE, follow=True))
    made = Calendar.objects.get()
    assert (made.week[0], made.week[6], made.region) == ([[540, 1020]], [], "BY")
    assert "Sunday Nov 1, 2026 All Saints' Day closed" in page
    assert "Friday Dec 25, 2026 Christmas Day closed" in page
    assert "Bayern" in page


def test_a_single_day_moves_what_is_due(ben, world, office, run_jobs):
    """A day off is set with its reason: the running promise is due a day later, and back again without it."""
    ticket = make_ticket(contact=world.kim)
    run_jobs()

    def due():
        ticket.refresh_from_db()
        return ticket.due_at

    assert due() == NOON + timedelta(days=1)
    day = {"date": "2026-03-03", "opening": "", "name": "Betriebsausflug"}
    page = text(ben.post(f"/desk/hours/{office.pk}/days/", day, follow=True))
    assert "One running promise is worked out anew." in page
    assert "Tuesday Mar 3, 2026 Betriebsausflug closed" in page
    run_jobs()
    assert due() == NOON + timedelta(days=2)
    ben.post(f"/desk/hours/{office.pk}/days/clear/", {"date": "2026-03-03"})
    run_jobs()
    assert due() == NOON + timedelta(days=1)


def test_a_changed_week_moves_what_is_due(ben, world, office, run_jobs):
    """Longer hours make the promise due sooner."""
    ticket = make_ticket(contact=world.kim)
    run_jobs()
    ben.post(f"/desk/hours/{office.pk}/", {"name": "Büro", "time_zone": "UTC", "day_0": "0-24"})
    run_jobs()
    ticket.refresh_from_db()
    assert ticket.due_at == NOON + timedelta(hours=8)


def test_the_list_says_what_goes_by_a_calendar(ben, office):
    """Brand and promise by name, and whether it is open at this moment."""
    page = text(ben.get("/desk/hours/"))
    assert "Brand: Nordstern Hosting · Promise: Eil" in page
    assert "open now" in page
    assert "One promise" not in text(ben.get(f"/desk/hours/{office.pk}/"))


def test_the_regions_follow_the_country(ben):
    """The browser fetches them when the country is chosen; without script the refused form brings them."""
    part = text(ben.get("/desk/hours/regions/?country=AT", headers=swap("region")))
    assert ("Kärnten" in part, "Bayern" in part) == (True, False)
    assert "all of the country" in text(ben.get("/desk/hours/regions/?country=%2Fetc"))
    refused = ben.post("/desk/hours/new/", {**OFFICE, "country": "AT"})
    assert (refused.status_code, "Kärnten" in text(refused)) == (422, True)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"day_0": "nine"}, "Please write it like 9:00–12:30"),
        (dict.fromkeys(WEEK, ""), "Name at least one opening in the week."),
        ({"name": "büro"}, "Another one has this name already."),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_form(ben, wrong, words):
    """Nothing is changed, and what was typed is still there."""
    create_calendar(name="Büro", by=SYSTEM)
    answer = ben.post("/desk/hours/new/", {**OFFICE, **wrong})
    assert (answer.status_code, words in text(answer)) == (422, True)
    assert Calendar.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"date": "0206-03-03"}, {"date": "x"}, {"date": "2026-03-03", "opening": "17-9"}]
)
def test_a_day_nobody_meant_is_refused(ben, office, wrong):
    """The year 206, no day at all, or an end before its beginning."""
    answer = ben.post(f"/desk/hours/{office.pk}/days/", {"opening": "", "name": "", **wrong})
    assert answer.status_code == 422
    assert not office.special_days.exists()


def test_days_that_are_over_are_not_listed(ben, office):
    """They stay, for figures are measured by them."""
    set_day(calendar=office, day=date(2026, 2, 2), opening=[], name="Inventur", by=SYSTEM)
    assert "Inventur" not in text(ben.get(f"/desk/hours/{office.pk}/"))


@pytest.mark.usefixtures("office")
def test_a_brand_is_given_its_hours(root, world):
    """In the brand's settings, where none means around the clock."""
    assert "Büro" in text(root.get(f"/desk/settings/brands/{world.brand.pk}/"))
