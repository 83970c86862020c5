"""Promises, as administrators set them."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.promises.models import Target
from ruhepol.promises.services.targets import save_target
from tests.factories.tickets import make_ticket
from tests.workspace.pages import fields, text
from tests.world import NOON

pytestmark = pytest.mark.django_db

ALL = {"name": "Alle", "first_response": "0.5", "resolution": "24", "position": "3", "is_active": "on"}


@pytest.fixture(autouse=True)
def _noon():
    """Hold the clock on a Monday at noon."""
    with clock.frozen(NOON):
        yield


def test_a_new_promise_holds_for_open_tickets_too(root, world, run_jobs):
    """Half an hour for the first answer: a ticket that waits already is due by it."""
    ticket = make_ticket(contact=world.kim)
    run_jobs()
    page = text(root.post("/desk/settings/promises/new/", ALL, follow=True))
    assert "Alle First answer 0:30 h · Solution 24:00 h" in page
    run_jobs()
    ticket.refresh_from_db()
    assert ticket.due_at == NOON + timedelta(minutes=30)
    target = Target.objects.get()
    assert (target.first_response_minutes, target.next_response_minutes, target.position) == (30, None, 3)


def test_a_promise_put_out_of_force_binds_nobody(root, world, run_jobs):
    """The ticket that ran by it is due no more, and the list says so."""
    target = save_target(target=Target(), name="Alle", first_response_minutes=60, by=SYSTEM)
    ticket = make_ticket(contact=world.kim)
    run_jobs()
    without = {name: value for name, value in ALL.items() if name != "is_active"}
    page = text(root.post(f"/desk/settings/promises/{target.pk}/", without, follow=True))
    assert "not in force" in page
    run_jobs()
    ticket.refresh_from_db()
    assert ticket.due_at is None


@pytest.mark.parametrize("minutes", [1, 7, 20, 59, 61, 125, 1440])
def test_an_unchanged_form_keeps_every_minute(root, minutes):
    """Two decimals of an hour are exact enough to come back as the same minutes."""
    target = save_target(target=Target(), name="Alle", first_response_minutes=minutes, by=SYSTEM)
    shown, _tick = fields(root.get(f"/desk/settings/promises/{target.pk}/"), "first_response")[0]
    root.post(
        f"/desk/settings/promises/{target.pk}/",
        {**ALL, "first_response": shown},
    )
    target.refresh_from_db()
    assert target.first_response_minutes == minutes


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"first_response": "", "resolution": ""}, "Promise at least one time."),
        ({"first_response": "-1"}, "greater than or equal to 0.02"),
    ],
)
def test_a_promise_of_nothing_is_refused(root, wrong, words):
    """It would look like one and bind nobody."""
    answer = root.post("/desk/settings/promises/new/", {**ALL, **wrong})
    assert (answer.status_code, words in text(answer), Target.objects.count()) == (422, True, 0)
