"""Forgetting an erased customer in the healing room."""

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Follower, Incident
from ruhepol.healing.services.erasing import erase_from_repairs
from ruhepol.healing.services.problems import save_problem
from ruhepol.people.services.erasing import erase
from tests.healing.facts import description

pytestmark = pytest.mark.django_db


def test_who_wanted_to_hear_is_forgotten_by_name_and_by_address(world):
    """Also where only the address was typed; who else follows is still told."""
    now = clock.now()
    incident = Incident.objects.create(
        problem=save_problem(problem=None, description=description(), by=SYSTEM),
        title_de="x",
        title_en="x",
        began_at=now,
        proposed_at=now,
    )
    kim = world.kim.customer
    for address, customer in ((world.kim.value, None), ("k@x.example", kim), ("o@x.example", None)):
        Follower.objects.create(
            incident=incident, address=address, customer=customer, language="de", since=now
        )
    erase(customer=world.kim.customer, by=SYSTEM)
    erase_from_repairs(customer_id=world.kim.customer_id)
    assert list(Follower.objects.values_list("address", flat=True)) == ["o@x.example"]
