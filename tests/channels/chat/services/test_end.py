"""A chat ends without ending its ticket, and is rated."""

import pytest

from ruhepol.channels.chat.services.end import end, rate
from ruhepol.core.models import EventRow
from ruhepol.tickets.models import Ticket
from tests.factories.chat import make_chat


@pytest.mark.usefixtures("widget")
def test_an_end_leaves_the_ticket_as_it_is(world):
    """Whoever waits for an answer still waits; ending twice is one end."""
    chat = make_chat()
    customer = chat.identity.customer.actor
    assert end(chat=chat, by=customer).ended_at
    end(chat=chat, by=world.ada.actor)
    assert Ticket.objects.get(pk=chat.pk).status == "open"
    assert EventRow.objects.filter(name="channels.ChatEnded").count() == 1


@pytest.mark.usefixtures("widget")
def test_the_second_word_on_it_counts():
    """A visitor may think again; the number is one of five."""
    chat = make_chat()
    rate(chat=chat, rating=2, by=chat.identity.customer.actor)
    rated = rate(chat=chat, rating=5, comment=" Danke! ", by=chat.identity.customer.actor)
    assert (rated.rating, rated.comment) == (5, "Danke!")
    with pytest.raises(ValueError, match="1 to 5"):
        rate(chat=chat, rating=6, by=chat.identity.customer.actor)
