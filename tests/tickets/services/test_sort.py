"""Putting a ticket in its place."""

import pytest

from ruhepol.core.models import EventRow
from ruhepol.tickets.models import Cause, Ticket
from ruhepol.tickets.services.sort import assign, move, prioritise, set_cause, set_tags
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db


def last_event(ticket):
    """Return name and data of the newest event on the ticket, without its key."""
    row = EventRow.objects.filter(stream=f"ticket:{ticket.pk}").order_by("id").last()
    return row.name.removeprefix("tickets."), {k: v for k, v in row.data.items() if k != "ticket_id"}


def test_each_change_is_one_event_with_before_and_after():
    """The timeline can tell what was there before."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    assign(ticket=ticket, to=world.ada, by=world.ben.actor)
    assert last_event(ticket) == ("TicketAssigned", {"before_id": None, "agent_id": world.ada.pk})
    move(ticket=ticket, to=world.night, by=world.ben.actor)
    assert last_event(ticket) == ("TicketMoved", {"before_id": None, "team_id": world.night.pk})
    prioritise(ticket=ticket, priority=Ticket.Priority.HIGH, by=world.ben.actor)
    assert last_event(ticket) == ("PriorityChanged", {"before": 2, "priority": 3})
    cause = Cause.objects.create(name_de="Protokolle ohne Grenze", name_en="Logs without a limit")
    set_cause(ticket=ticket, cause=cause, by=world.ben.actor)
    assert last_event(ticket) == ("CauseSet", {"cause_id": cause.pk})


def test_what_is_so_already_is_no_news():
    """Setting the same value writes no event."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    for change in (
        lambda: assign(ticket=ticket, to=None, by=world.ada.actor),
        lambda: move(ticket=ticket, to=None, by=world.ada.actor),
        lambda: prioritise(ticket=ticket, priority=2, by=world.ada.actor),
        lambda: set_cause(ticket=ticket, cause=None, by=world.ada.actor),
        lambda: set_tags(ticket=ticket, names=[], by=world.ada.actor),
    ):
        change()
    assert EventRow.objects.filter(stream=f"ticket:{ticket.pk}").count() == 1


def test_tags_are_made_folded_and_told_apart():
    """Case and spaces do not make two tags; the event lists what came and went."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    set_tags(ticket=ticket, names=["Server", " start  fehler "], by=world.ada.actor)
    set_tags(ticket=ticket, names=["server", "Platte"], by=world.ada.actor)
    assert set(ticket.tags.values_list("name", flat=True)) == {"server", "platte"}
    assert last_event(ticket) == ("TicketTagged", {"added": ["platte"], "removed": ["start fehler"]})


def test_an_unknown_priority_is_refused():
    """Only the four words exist."""
    world = make_world()
    with pytest.raises(ValueError, match="9"):
        prioritise(ticket=make_ticket(contact=world.kim), priority=9, by=world.ada.actor)
