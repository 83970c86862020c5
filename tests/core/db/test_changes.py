"""Changes that are made once do what `.update()` and `.delete()` do."""

from datetime import timedelta

import pytest
from django.db.models import F

from ruhepol.core.db.changes import Change, Removal
from ruhepol.core.db.prepared import Slot
from ruhepol.tickets.models import Draft, Ticket
from tests.factories.tickets import make_ticket
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db

TURN = Change(
    lambda: Ticket.objects.open().filter(pk=Slot("id")),
    status="waiting",
    snoozed_until=Slot("until"),
    last_number=F("last_number") + 1,
)
END = Removal(lambda: Draft.objects.filter(ticket=Slot("ticket"), agent=Slot("agent")))


def test_only_the_rows_meant_are_changed():
    """Conditions, moments, nothing at all and sums arrive; the number of rows is told."""
    ticket = make_ticket()
    other = make_ticket(contact=ticket.contact)
    until = NOON + timedelta(days=1, microseconds=5)
    assert TURN(id=ticket.pk, until=until) == 1
    assert TURN(id=ticket.pk, until=None) == 0  # it is not open any more
    assert TURN(id=other.pk, until=None) == 1
    changed = Ticket.objects.get(pk=ticket.pk)
    assert (changed.status, changed.snoozed_until) == ("waiting", until)
    assert changed.last_number == ticket.last_number + 1
    assert Ticket.objects.get(pk=other.pk).snoozed_until is None


def test_only_the_rows_meant_are_removed():
    """Another agent's draft on the same ticket stays."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    for agent in (world.ada, world.ben):
        Draft.objects.create(ticket=ticket, agent=agent, text="…", version=1, saved_at=NOON)
    assert END(ticket=ticket.pk, agent=world.ada.pk) == 1
    assert END(ticket=ticket.pk, agent=world.ada.pk) == 0
    assert Draft.objects.get().agent == world.ben
