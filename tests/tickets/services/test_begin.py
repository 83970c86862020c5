"""An agent speaks first."""

import pytest

from ruhepol.core.models import EventRow
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.begin import begin
from ruhepol.tickets.services.receive import Opening
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_a_ticket_begun_by_an_agent_waits_for_the_customer():
    """It is the writer's ticket, its first message is queued, and it says who began."""
    world = make_world()
    opening = Opening(brand=world.brand, subject="Wartung", language="de", begun_by=Ticket.Begin.AGENT)
    message = begin(contact=world.kim, channel="email", text="Hallo", opening=opening, by=world.ada.actor)
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.assignee, ticket.begun_by) == ("waiting", world.ada, "agent")
    assert (message.kind, ticket.last_number, ticket.excerpt) == ("reply", 1, "Hallo")
    names = list(EventRow.objects.filter(stream=f"ticket:{ticket.pk}").values_list("name", flat=True))
    assert names == ["tickets.MessageQueued", "tickets.TicketWaiting"]
