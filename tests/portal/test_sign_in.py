"""Signing in by a mailed code."""

import re

import pytest

from ruhepol.channels.email.models import Delivery
from ruhepol.people.models import Identity
from ruhepol.people.services.sign_in import issue_code
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_the_code_lets_in_and_leads_to_the_wanted_page(client):
    """Address, code, and the page that was asked for."""
    world = make_world()
    client.get("/de/sign-in/", {"next": "/de/requests/?x=1"})
    assert client.post("/de/sign-in/", {"address": world.kim.value}).url == "/de/sign-in/code/"
    code = issue_code(identity=world.kim)
    answer = client.post("/de/sign-in/code/", {"code": code})
    assert answer.url == "/de/requests/?x=1"
    assert client.get("/de/requests/").status_code == 200


def test_a_wrong_code_is_refused_in_words(client):
    """No hint whether the address is known."""
    world = make_world()
    client.post("/de/sign-in/", {"address": world.kim.value})
    known = client.post("/de/sign-in/code/", {"code": "000000x"})
    client.post("/de/sign-in/", {"address": "niemand@nirgends.example"})
    unknown = client.post("/de/sign-in/code/", {"code": "000000x"})
    assert known.status_code == unknown.status_code == 422
    strip = re.compile(r"[\w.]+@[\w.]+|value=\"\w{64}\"")
    assert strip.sub("", known.text) == strip.sub("", unknown.text)


def test_a_stranger_gets_no_mail_and_no_customer_is_made(client):
    """Typing an unknown address neither sends nor stores anything."""
    make_world()
    before = Identity.objects.count()
    assert client.post("/de/sign-in/", {"address": "niemand@nirgends.example"}).status_code == 302
    assert (Identity.objects.count(), Delivery.objects.count()) == (before, 0)


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_the_way_back_never_leaves_the_house(client, target):
    """An open redirect would lend our name to strangers."""
    world = make_world()
    client.get("/de/sign-in/", {"next": target})
    client.post("/de/sign-in/", {"address": world.kim.value})
    answer = client.post("/de/sign-in/code/", {"code": issue_code(identity=world.kim)})
    assert answer.url == "/de/requests/"


def test_signing_in_changes_the_sessions_key(client):
    """A planted session is worthless."""
    world = make_world()
    client.post("/de/sign-in/", {"address": world.kim.value})
    before = client.session.session_key
    client.post("/de/sign-in/code/", {"code": issue_code(identity=world.kim)})
    assert client.session.session_key != before
