"""Writing to customers who have not asked."""

from datetime import timedelta

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.services.contact import brand_of, write_to, written
from ruhepol.people.models import Identity
from ruhepol.tickets.models import Ticket
from tests.factories.people import make_brand
from tests.factories.tickets import make_ticket
from tests.world import NOON


def say():
    """Return words in the language that is asked for."""
    return ("Zu", "Guten Tag") if written() == "de" else ("About", "Good day")


def test_a_message_of_its_own_in_the_customers_language(world):
    """Begun by the system and over with it; to a proven address before one that is only known."""
    kim = world.kim.customer
    Identity.objects.filter(pk=world.kim.pk).update(verified_at=None)
    proven = Identity.objects.create(customer=kim, kind="email", value="kim@home.example", verified_at=NOON)
    message = write_to(customer=kim, words=say, since=NOON, by=SYSTEM)
    ticket = Ticket.objects.get(pk=message.ticket_id)
    assert (ticket.begun_by, ticket.contact, ticket.status) == ("system", proven, "closed")
    assert (ticket.subject, message.text, ticket.language) == ("Zu", "Guten Tag", "de")
    assert write_to(customer=world.nora.customer, words=say, since=NOON, by=SYSTEM).text == "Good day"


def test_who_waits_for_our_word_gets_it_there(world):
    """In the request opened about that time, and it stays our turn; an older one is left alone."""
    old = make_ticket(contact=world.kim, at=NOON - timedelta(days=2))
    own = write_to(customer=world.kim.customer, words=say, since=NOON, by=SYSTEM)
    assert own.ticket != old
    asked = make_ticket(contact=world.kim, at=NOON)
    answer = write_to(customer=world.kim.customer, words=say, since=NOON, by=SYSTEM)
    assert answer.ticket == asked
    asked.refresh_from_db()
    assert asked.status == Ticket.Status.OPEN


def test_nobody_without_an_address_is_written_to(world):
    """Nothing is begun that reaches nobody."""
    world.kim.customer.identities.update(kind="visitor")
    assert write_to(customer=world.kim.customer, words=say, since=NOON, by=SYSTEM) is None
    assert not Ticket.objects.exists()


def test_the_brand_is_the_one_they_know(world):
    """That of their last request, else the house's first."""
    shop = make_brand(key="shop", name="Shop")
    assert brand_of(world.kim.customer) == world.brand
    make_ticket(contact=world.kim, brand=shop)
    assert brand_of(world.kim.customer) == shop
