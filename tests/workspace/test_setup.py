"""The first hour of a fresh installation."""

import pytest

from ruhepol.core import crypto
from ruhepol.people.models import Agent, Brand
from ruhepol.tickets.models import Topic, View
from tests.world import make_world

pytestmark = pytest.mark.django_db
PASSWORD = "ein ganzer Satz aus Worten"
FACTS = {
    "brand": "Laden Nora",
    "support_address": "hilfe@laden.example",
    "default_language": "de",
    "form_of_address": "du",
    "name": "Nora",
    "email": "Nora@laden.example",
    "password": PASSWORD,
    "topics": "on",
    "articles": "on",
}


def link(value="first"):
    """Return the address the start prints."""
    return f"/desk/setup/?key={crypto.sign('workspace.setup', value)}"


def test_whoever_holds_the_printed_link_sets_up_once(client):
    """Brand, administrator, views and topics are made, and the administrator is let in."""
    assert client.get(link()).status_code == 200
    assert client.post(link(), FACTS).url == "/desk/setup/next/"
    nora = Agent.objects.get()
    assert (nora.email, nora.role, nora.check_password(PASSWORD)) == ("nora@laden.example", "admin", True)
    assert Brand.objects.get().form_of_address == "du"
    assert Topic.objects.count() == 5
    assert View.objects.filter(owner=None).exists()
    assert client.get("/desk/setup/next/").status_code == 200


@pytest.mark.parametrize(
    "address", ["/desk/setup/", "/desk/setup/?key=first", link("second")], ids=["bare", "guessed", "foreign"]
)
def test_nobody_else_can_take_a_fresh_installation(client, address):
    """Without the link there is a closed door that says where the key is, and nothing is made."""
    for answer in (client.get(address), client.post(address, FACTS)):
        assert answer.status_code == 403
        assert "ruhepol up --empty" in answer.text
    assert not Agent.objects.exists()


def test_the_link_is_worthless_once_somebody_has_an_account(client):
    """A second owner cannot come by the same way."""
    make_world()
    before = Agent.objects.count()
    assert client.post(link(), FACTS).status_code == 302
    assert Agent.objects.count() == before


def test_a_weak_password_is_refused_and_the_other_entries_stay(client):
    """422 with the reason; no half-made installation."""
    answer = client.post(link(), {**FACTS, "password": "12345678"})
    assert answer.status_code == 422
    assert "hilfe@laden.example" in answer.text
    assert not Brand.objects.exists()
