"""What agents note about customers."""

import pytest

from ruhepol.core.models import EventRow
from ruhepol.people.services.customers import describe
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_only_what_changed_is_told():
    """The event names the changed fields, and saving the same again tells nothing."""
    world = make_world()
    kim = world.kim.customer
    for _ in range(2):
        describe(customer=kim, note=" VIP ", name=kim.name, by=world.ada.actor)
    kim.refresh_from_db()
    assert kim.note == "VIP"
    rows = EventRow.objects.filter(stream=f"customer:{kim.pk}", name="people.CustomerChanged")
    assert [row.data["fields"] for row in rows] == [["note"]]
