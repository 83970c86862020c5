"""A visitor's first line is a ticket, whoever is there, and however often it is sent."""

import pytest

from ruhepol.channels.chat.claims import claim_of
from ruhepol.channels.chat.exceptions import IdentityRefusedError, WeakKeyError
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.policies import get_chat_by_token
from ruhepol.channels.chat.services.begin import Page
from ruhepol.channels.chat.services.widgets import change_widget, rotate_secret
from ruhepol.core.models import EventRow
from ruhepol.people.models import Customer, Identity
from ruhepol.tickets.exceptions import EmptyMessageError
from ruhepol.tickets.models import Message, Ticket
from tests.factories.chat import SHOP, make_begun, make_widget, signed
from tests.factories.people import make_brand

KEY = "a-key-of-the-visitors-browser"


def test_the_first_line_is_a_ticket(widget, world):
    """With nobody there the words are a ticket of the widget's brand and team, and the chat waits."""
    change_widget(widget=widget, team=world.tech, by=world.root.actor)
    begun = make_begun("Hallo,\nmein Server startet nicht.", page=Page(url=SHOP, title="Server"))
    ticket = Ticket.objects.get(pk=begun.chat.pk)
    assert (ticket.channel, ticket.team, ticket.brand) == ("chat", world.tech, world.brand)
    assert (ticket.status, ticket.subject) == ("open", "Hallo, mein Server startet nicht.")
    assert ticket.messages.get().text == "Hallo,\nmein Server startet nicht."
    assert (begun.chat.state, begun.chat.who, begun.chat.page_title) == ("waiting", "anonymous", "Server")
    assert EventRow.objects.get(name="channels.ChatBegan").data["with_bot"] is False


@pytest.mark.usefixtures("widget")
def test_a_lost_answer_loses_nothing():
    """The same key returns the same chat, message and token: a browser may ask again without end."""
    first = make_begun(client_key=KEY)
    again = make_begun("Something else", client_key=KEY)
    assert (again.chat.pk, again.message.pk, again.token) == (first.chat.pk, first.message.pk, first.token)
    assert Ticket.objects.count() == Message.objects.count() == 1
    assert get_chat_by_token(again.token, origin=SHOP).pk == first.chat.pk


@pytest.mark.usefixtures("widget")
def test_a_key_others_could_guess_is_refused():
    """Who knows the key gets the token, so a short one opens no chat."""
    with pytest.raises(WeakKeyError):
        make_begun(client_key="1")
    assert not Ticket.objects.exists()


@pytest.mark.usefixtures("widget")
def test_nothing_is_no_beginning():
    """Without words and files there is neither ticket nor customer."""
    known = Customer.objects.count()
    with pytest.raises(EmptyMessageError):
        make_begun("  ")
    assert (Ticket.objects.count(), Customer.objects.count()) == (0, known)


@pytest.mark.usefixtures("widget")
def test_a_typed_address_makes_nobody_of_a_stranger(world):
    """Kim's address typed by anybody: answers would go there, and the stranger stays a stranger."""
    begun = make_begun(address="Kim@Turnierserver.example")
    ticket = Ticket.objects.get(pk=begun.chat.pk)
    assert begun.chat.who == Chat.Who.NAMED
    assert begun.chat.address == "kim@turnierserver.example"
    assert ticket.customer_id != world.kim.customer_id
    assert ticket.contact == world.kim


@pytest.mark.usefixtures("widget")
def test_an_unknown_address_is_the_visitors_and_not_proven():
    """It belongs to the new customer, as one typed into the form would."""
    begun = make_begun(address="neu@kunde.example")
    identity = Identity.objects.get(value="neu@kunde.example")
    assert identity.customer == begun.chat.identity.customer
    assert identity.verified_at is None


@pytest.mark.usefixtures("widget")
def test_a_bad_address_never_costs_the_words():
    """What is no address is left out; the message is there."""
    begun = make_begun(address="nobody at home")
    assert (begun.chat.address, begun.message.number) == ("", 1)


def test_with_a_bot_nobody_waits_yet(widget, world):
    """A widget whose bot is on begins with the bot."""
    change_widget(widget=widget, has_bot=True, by=world.root.actor)
    chat = make_begun().chat
    assert (chat.state, chat.queued_at, chat.bot_turns) == ("bot", None, 1)


@pytest.fixture
def secret(widget, world):
    """Return the identity secret of the shop's widget."""
    made = rotate_secret(widget=widget, by=world.root.actor)
    widget.refresh_from_db()
    return made


def claimed(widget, secret, **said):
    """Return what the shop says, read by the widget."""
    return claim_of(widget, signed(secret, **{"external_id": "42", **said}))


def test_a_vouched_visitor_is_known_again(widget, secret):
    """The shop's number is the person: two chats, one customer."""
    first = make_begun(claim=claimed(widget, secret, name="Kim"))
    second = make_begun(claim=claimed(widget, secret, name="Kim", minutes=11))
    assert first.chat.identity == second.chat.identity
    assert (first.chat.who, first.chat.identity.customer.name) == ("verified", "Kim")
    assert first.chat.identity.verified_at


def test_a_number_seen_first_joins_who_wrote_from_that_address(widget, secret, world):
    """The shop vouches for number and address: it is Kim, who wrote mails before."""
    begun = make_begun(claim=claimed(widget, secret, email=world.kim.value))
    assert begun.chat.identity.customer_id == world.kim.customer_id
    assert begun.chat.ticket.customer_id == world.kim.customer_id


def test_two_verified_people_never_become_one(widget, secret, world):
    """Two numbers with one address are two people; the second gets no part of the first."""
    kim = make_begun(claim=claimed(widget, secret, email=world.kim.value))
    other = make_begun(claim=claimed(widget, secret, external_id="43", email=world.kim.value))
    assert other.chat.identity.customer_id != kim.chat.identity.customer_id
    assert other.chat.ticket.customer_id != world.kim.customer_id


def test_the_number_counts_more_than_a_new_address(widget, secret, world):
    """A known number with Nora's address stays who it is."""
    kim = make_begun(claim=claimed(widget, secret, email=world.kim.value))
    again = make_begun(claim=claimed(widget, secret, email=world.nora.value))
    assert again.chat.identity.customer_id == kim.chat.identity.customer_id
    assert Identity.objects.get(pk=world.nora.pk).customer_id == world.nora.customer_id


def test_the_same_number_of_another_brand_is_another_person(widget, secret, world):
    """Number 42 of one shop says nothing about number 42 of another one."""
    other = make_widget(brand=make_brand(key="other", name="Other"), name="Other")
    elsewhere = rotate_secret(widget=other, by=world.root.actor)
    other.refresh_from_db()
    here = make_begun(claim=claimed(widget, secret), widget=widget)
    there = make_begun(claim=claimed(other, elsewhere), widget=other)
    assert here.chat.identity != there.chat.identity


@pytest.mark.usefixtures("widget")
def test_a_token_of_another_widget_is_not_believed(secret, world):
    """Each widget has a secret of its own."""
    other = make_widget(name="Other")
    rotate_secret(widget=other, by=world.root.actor)
    other.refresh_from_db()
    with pytest.raises(IdentityRefusedError):
        claimed(other, secret)


def test_a_rotated_secret_ends_what_was_signed_before(widget, secret, world):
    """A secret that has leaked is worth nothing from the moment it is renewed."""
    rotate_secret(widget=widget, by=world.root.actor)
    widget.refresh_from_db()
    with pytest.raises(IdentityRefusedError):
        claimed(widget, secret)


def test_a_stolen_token_opens_no_second_chat(widget, secret):
    """The browser that used a token may use it again, as it shows its chat; another one may not."""
    token = signed(secret, external_id="42")
    first = make_begun(claim=claim_of(widget, token))
    with pytest.raises(IdentityRefusedError):
        make_begun(claim=claim_of(widget, token))
    again = make_begun(claim=claim_of(widget, token), earlier=first.chat)
    assert again.chat.identity == first.chat.identity


@pytest.mark.usefixtures("widget")
def test_a_returning_stranger_is_the_same_stranger():
    """Two chats of one browser are one customer's; another browser's are not."""
    first = make_begun(address="neu@kunde.example")
    again = make_begun(earlier=first.chat)
    assert again.chat.identity == first.chat.identity
    assert again.chat.address == "neu@kunde.example"
    assert make_begun().chat.identity != first.chat.identity


def test_somebody_signed_out_is_no_longer_verified(widget, secret):
    """A chat without the page's word begins as a stranger's, though the browser knows a verified one."""
    verified = make_begun(claim=claimed(widget, secret))
    assert make_begun(earlier=verified.chat).chat.identity != verified.chat.identity
