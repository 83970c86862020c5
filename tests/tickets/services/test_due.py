"""A ticket knows its nearest promise."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.tickets.services.due import set_due
from tests.factories.tickets import make_ticket
from tests.world import NOON

pytestmark = pytest.mark.django_db


def test_a_new_moment_is_news_and_the_same_one_is_not():
    """Lists hear of a moved promise once, and the ticket keeps its place in them."""
    ticket = make_ticket()
    set_due(ticket=ticket, due_at=NOON, by=SYSTEM)
    set_due(ticket=ticket, due_at=NOON, by=SYSTEM)
    before = ticket.updated_at
    ticket.refresh_from_db()
    assert (ticket.due_at, ticket.updated_at) == (NOON, before)
    set_due(ticket=ticket, due_at=None, by=SYSTEM)
    assert EventRow.objects.filter(name="tickets.DueChanged").count() == 2
