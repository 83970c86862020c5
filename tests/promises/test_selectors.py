"""Questions about promises."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.people.services.calendars import create_calendar
from ruhepol.promises.models import Target
from ruhepol.promises.selectors import running_by
from ruhepol.promises.services.targets import save_target
from ruhepol.tickets.services.reply import reply
from tests.factories.tickets import make_ticket

pytestmark = pytest.mark.django_db


def test_only_what_runs_by_a_calendar_is_counted(world, run_jobs):
    """An answered ticket's promise is over, and another calendar's runs are its own."""
    office, night = (create_calendar(name=name, by=SYSTEM) for name in ("Büro", "Nacht"))
    save_target(target=Target(), name="Alle", first_response_minutes=60, calendar=office, by=SYSTEM)
    answered, _waiting = (make_ticket(contact=world.kim) for _ in range(2))
    run_jobs()
    assert (running_by(office), running_by(night)) == (2, 0)
    reply(ticket=answered, text="Ja", by=world.ada.actor)
    run_jobs()
    assert running_by(office) == 1
