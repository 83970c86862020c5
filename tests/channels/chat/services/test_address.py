"""An address left in the chat: answers may go there, and nothing more follows from it."""

import pytest

from ruhepol.channels.chat.exceptions import AddressRefusedError
from ruhepol.channels.chat.services.address import give_address
from ruhepol.core.models import EventRow
from ruhepol.people.models import Identity
from ruhepol.tickets.models import Ticket
from tests.factories.chat import make_chat


@pytest.mark.usefixtures("widget")
def test_answers_go_to_the_address_left():
    """An unknown address becomes the visitor's unproven one; the same again changes nothing."""
    chat = make_chat()
    for _ in range(2):
        give_address(chat=chat, address=" Neu@Kunde.example ", by=chat.identity.customer.actor)
    identity = Identity.objects.get(value="neu@kunde.example")
    assert Ticket.objects.get(pk=chat.pk).contact == identity
    assert identity.verified_at is None
    assert EventRow.objects.filter(name="channels.AddressGiven").count() == 1


@pytest.mark.usefixtures("widget")
def test_the_newest_address_counts():
    """Who mistyped it types it again."""
    chat = make_chat(address="neu@kunde.exmaple")
    give_address(chat=chat, address="neu@kunde.example", by=chat.identity.customer.actor)
    assert Ticket.objects.get(pk=chat.pk).contact.value == "neu@kunde.example"


@pytest.mark.parametrize(
    "address", ["", "kim", "kim@", "a@b.example\nBcc: c@d.example", "x" * 250 + "@y.example"]
)
@pytest.mark.usefixtures("widget")
def test_what_is_no_address_is_refused(address):
    """The visitor is told, and the chat stays as it is."""
    chat = make_chat()
    with pytest.raises(AddressRefusedError):
        give_address(chat=chat, address=address, by=chat.identity.customer.actor)


@pytest.mark.usefixtures("widget")
def test_our_own_address_is_refused(world):
    """Answers would come back to us."""
    chat = make_chat()
    with pytest.raises(AddressRefusedError):
        give_address(chat=chat, address=world.brand.support_address, by=chat.identity.customer.actor)
