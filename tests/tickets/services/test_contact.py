"""Where answers go can change: to another address, by another channel."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.contact import reach, reroute
from ruhepol.tickets.services.receive import receive
from ruhepol.tickets.services.reply import reply
from tests.factories.people import make_agent, make_identity
from tests.factories.tickets import make_ticket


@pytest.mark.django_db
def test_answers_go_to_another_address():
    """The ticket names it from then on; the same again is no news."""
    ticket, other = make_ticket(), make_identity("neu@kunde.example")
    for _ in range(2):
        reach(ticket=ticket, contact=other, by=SYSTEM)
    assert Ticket.objects.get().contact == other
    assert EventRow.objects.filter(name="tickets.ContactChanged").count() == 1


@pytest.mark.django_db
def test_a_reply_goes_by_another_channel_once():
    """What the chat could not show is mailed; a customer's own words stay where they came from."""
    ticket = make_ticket(channel="chat")
    message = reply(ticket=ticket, text="Guten Tag", by=make_agent().actor)
    for _ in range(2):
        reroute(message=message, channel="email", by=SYSTEM)
    reroute(message=ticket.messages.first(), channel="email", by=SYSTEM)
    assert set(Message.objects.values_list("kind", "channel")) == {("reply", "email"), ("customer", "chat")}
    assert EventRow.objects.filter(name="tickets.MessageRerouted").count() == 1


@pytest.mark.django_db
def test_an_answer_takes_the_way_the_customer_came_last():
    """A chat goes on by mail after a mail, and by chat after further words there."""
    ticket, ada = make_ticket(channel="chat"), make_agent().actor
    for channel in ("chat", "email", "chat"):
        receive(contact=ticket.contact, channel=channel, text="Noch etwas", ticket=ticket, by=SYSTEM)
        assert reply(ticket=ticket, text="Guten Tag", by=ada).channel == channel


@pytest.mark.django_db
def test_a_machines_word_leaves_the_customer_waiting():
    """Where a person still has to answer, the wait goes on from its first moment."""
    ticket = make_ticket(channel="chat")
    since = Ticket.objects.get().waiting_since
    message = reply(ticket=ticket, text="Ich hole jemanden.", wait=False, by=SYSTEM)
    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since, ticket.first_replied_at) == ("open", since, None)
    assert message.agent is None
