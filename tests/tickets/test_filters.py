"""Named filters."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.tickets.exceptions import UnknownFilterError
from ruhepol.tickets.filters import Viewer, apply_filters
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.sort import set_tags
from tests.factories.tickets import make_ticket
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


def found(world, **filters):
    """Return the keys of the tickets Ada finds at noon."""
    viewer = Viewer(world.ada.pk, NOON)
    return set(apply_filters(Ticket.objects.all(), filters, viewer).values_list("pk", flat=True))


def test_each_filter_keeps_what_it_names():
    """One matching and one other ticket for every filter."""
    world = make_world()
    with clock.frozen(NOON):
        hit = make_ticket(
            contact=world.kim,
            assignee=world.ada,
            team=world.tech,
            priority=4,
            channel="form",
            snoozed_until=NOON + timedelta(hours=1),
            due_at=NOON - timedelta(hours=1),
        )
        other = make_ticket(contact=world.nora)
        set_tags(ticket=hit, names=["platte"], by=world.ada.actor)
    for filters in (
        {"assignee": "me"},
        {"assignee": str(world.ada.pk)},
        {"team": "mine"},
        {"team": str(world.tech.pk)},
        {"priority": ["4"]},
        {"channel": "form"},
        {"snoozed": "yes"},
        {"overdue": "yes"},
        {"tag": "platte"},
        {"customer": str(world.kim.customer_id)},
    ):
        assert found(world, **filters) == {hit.pk}, filters
    assert found(world, assignee="none") == found(world, team="none") == {other.pk}
    assert found(world, snoozed="no") == {other.pk}
    assert found(world, status=["open", "waiting"]) == {hit.pk, other.pk}


@pytest.mark.parametrize("filters", [{"customer__name": "Kim"}, {"assignee": "1 OR 1=1"}, {"priority": None}])
def test_foreign_names_and_values_are_refused(filters):
    """Nothing from outside reaches SQL by name."""
    with pytest.raises(UnknownFilterError):
        apply_filters(Ticket.objects.all(), filters, Viewer(1, NOON))
