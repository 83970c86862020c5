"""A customer's words arrive."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.tickets.exceptions import EmptyMessageError
from ruhepol.tickets.models import Attachment, Message, Ticket
from ruhepol.tickets.services.receive import File, Opening, receive
from ruhepol.tickets.services.reply import reply
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db


def opening(world, subject="Rechnung fehlt"):
    """Return what a mail to the brand needs to begin a ticket."""
    return Opening(brand=world.brand, subject=subject, language="de")


def test_a_first_message_opens_a_ticket_with_the_customer_waiting():
    """The ticket carries contact, subject and the start of the wait."""
    world = make_world()
    message = receive(
        contact=world.kim, channel="email", text=" Wo ist sie? ", opening=opening(world), by=SYSTEM
    )
    ticket = message.ticket
    assert (ticket.customer, ticket.contact, ticket.status) == (world.kim.customer, world.kim, "open")
    assert ticket.waiting_since == ticket.created_at
    assert (message.number, message.text, ticket.excerpt) == (1, "Wo ist sie?", "Wo ist sie?")
    event = EventRow.objects.get(stream=f"ticket:{ticket.pk}")
    assert event.data == {"ticket_id": ticket.pk, "message_id": message.pk, "opened": True}


def test_the_same_origin_twice_is_one_message():
    """A retry after a crash changes nothing."""
    world = make_world()
    facts = {"contact": world.kim, "channel": "email", "text": "Hallo", "by": SYSTEM, "origin": "mail:7"}
    first = receive(opening=opening(world), **facts)
    again = receive(opening=opening(world), **facts)
    assert first == again
    assert Ticket.objects.count() == Message.objects.count() == EventRow.objects.count() == 1


def test_numbers_rise_by_one_within_a_ticket():
    """A client that knows number n can ask for all after it."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    reply(ticket=ticket, text="Wir sehen nach.", by=world.ada.actor)
    receive(contact=world.kim, channel="email", text="Danke", ticket=ticket, by=SYSTEM)
    assert list(ticket.messages.values_list("number", "kind")) == [
        (1, "customer"),
        (2, "reply"),
        (3, "customer"),
    ]


def test_an_answer_makes_it_our_turn_and_wakes_the_ticket():
    """A waiting, snoozed ticket is open and awake once the customer writes."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    reply(ticket=ticket, text="Welche Nummer hat sie?", by=world.ada.actor)
    Ticket.objects.update(snoozed_until="2030-01-01T00:00:00Z")
    receive(contact=world.kim, channel="email", text="RE-17", ticket=ticket, by=SYSTEM)
    ticket.refresh_from_db()
    assert (ticket.status, ticket.snoozed_until) == ("open", None)
    assert ticket.waiting_since == ticket.updated_at


def test_an_unanswered_customer_who_writes_again_has_waited_since_the_first_word():
    """Writing twice does not start the wait anew."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    receive(contact=world.kim, channel="email", text="Noch jemand da?", ticket=ticket, by=SYSTEM)
    ticket.refresh_from_db()
    assert ticket.waiting_since == ticket.created_at


def test_a_message_may_be_only_a_file_but_not_nothing():
    """Files count as words; emptiness is refused and leaves no ticket behind."""
    world = make_world()
    facts = {"contact": world.kim, "channel": "email", "text": "  ", "by": SYSTEM}
    with pytest.raises(EmptyMessageError):
        receive(opening=opening(world), **facts)
    assert Ticket.objects.count() == 0
    file = File(digest="0" * 64, name="Foto.jpg", size=12, content_type="image/jpeg")
    message = receive(opening=opening(world), files=[file], **facts)
    assert Attachment.objects.get(message=message).name == "Foto.jpg"


def test_it_needs_to_know_where_the_words_go():
    """Neither or both of ticket and opening is the caller's mistake."""
    world = make_world()
    with pytest.raises(ValueError, match="either"):
        receive(contact=world.kim, channel="email", text="Hallo", by=SYSTEM)
