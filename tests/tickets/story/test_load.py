"""Reading the story from event rows."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.tickets.services.receive import receive
from ruhepol.tickets.services.reply import note, reply
from ruhepol.tickets.services.solve import confirm, solve
from ruhepol.tickets.story.load import stories
from ruhepol.tickets.story.moments import What
from tests.factories.tickets import make_ticket
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


def test_what_services_do_becomes_the_story():
    """Messages count from when they were said, acts from when they were done; notes are nobody's business."""
    world = make_world()
    with clock.frozen(NOON):
        ticket = make_ticket(contact=world.kim, at=NOON - timedelta(minutes=3))
        note(ticket=ticket, text="Ich schaue.", by=world.ada.actor)
        clock.advance(timedelta(minutes=5))
        reply(ticket=ticket, text="Läuft wieder.", by=world.ada.actor)
        clock.advance(timedelta(minutes=5))
        receive(contact=world.kim, channel="email", text="Danke!", ticket=ticket, by=SYSTEM)
        solve(ticket=ticket, by=world.ada.actor)
        confirm(ticket=ticket, by=world.kim.customer.actor)
    told = stories([ticket.pk])[ticket.pk]
    minutes = [((m.at - NOON) // timedelta(minutes=1), m.what.name, m.by_customer) for m in told.moments]
    assert minutes == [
        (-3, "ASKED", False),
        (5, "ANSWERED", False),
        (5, "WAITING", False),
        (10, "ASKED", False),
        (10, "SOLVED", False),
        (10, "CONFIRMED", True),
        (10, "CLOSED", True),
    ]


def test_a_machines_words_answer_nothing():
    """An automatic reply does not end a wait."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    reply(ticket=ticket, text="Wir haben Ihre Nachricht.", by=SYSTEM, wait=False)
    told = stories([ticket.pk])[ticket.pk]
    assert told.times(What.ANSWERED) == []


def test_many_stories_take_two_queries(django_assert_num_queries):
    """A rebuild reads hundreds of tickets at once."""
    world = make_world()
    tickets = [make_ticket(contact=world.kim).pk for _ in range(5)]
    with django_assert_num_queries(2):
        assert len(stories(tickets)) == 5
