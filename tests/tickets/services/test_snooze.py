"""Putting off and waking."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.models import EventRow
from ruhepol.tickets.exceptions import AlreadySolvedError, PastMomentError
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.snooze import snooze, wake
from ruhepol.tickets.services.solve import solve
from ruhepol.tickets.tasks import wake_snoozed
from tests.factories.tickets import make_ticket
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


def test_a_snoozed_ticket_leaves_the_inbox_and_comes_back_in_time():
    """The sweep wakes it once, at its moment."""
    world = make_world()
    with clock.frozen(NOON):
        ticket = make_ticket(contact=world.kim)
        snooze(ticket=ticket, until=NOON + timedelta(hours=2), by=world.ada.actor)
        assert not Ticket.objects.awake(clock.now()).exists()
        wake_snoozed.call()
        assert not EventRow.objects.filter(name="tickets.TicketWoken").exists()
        clock.advance(timedelta(hours=2))
        wake_snoozed.call()
        wake_snoozed.call()
        assert Ticket.objects.awake(clock.now()).get() == ticket
    assert EventRow.objects.filter(name="tickets.TicketWoken").count() == 1


def test_the_past_and_solved_tickets_are_refused():
    """Only an unsolved ticket can be put off, and only forward."""
    world = make_world()
    with clock.frozen(NOON):
        ticket = make_ticket(contact=world.kim)
        with pytest.raises(PastMomentError):
            snooze(ticket=ticket, until=NOON, by=world.ada.actor)
        solve(ticket=ticket, by=world.ada.actor)
        with pytest.raises(AlreadySolvedError):
            snooze(ticket=ticket, until=NOON + timedelta(hours=1), by=world.ada.actor)


def test_waking_an_awake_ticket_is_no_news():
    """Nothing happened, so nothing is told."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    wake(ticket=ticket)
    assert not EventRow.objects.filter(name="tickets.TicketWoken").exists()
