"""Being spared a kind of automatic mail, by a click in the mail program or on the page."""

import pytest
from django.test import Client

from ruhepol.channels.email.models import OptOut
from ruhepol.core.crypto import sign
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def link():
    """The address below a question to Kim."""
    return f"/de/unsubscribe/{sign('unsubscribe', [make_world().kim.customer_id, 'solution'])}/"


def test_opening_the_link_decides_nothing(client, link):
    """A scanner that opens every link has not unsubscribed anybody."""
    assert "Keine E-Mails dieser Art mehr" in client.get(link).text
    assert not OptOut.objects.exists()


def test_a_mail_program_s_click_is_enough(link):
    """One POST without cookie, form or sign-in, as RFC 8058 has it; twice is once."""
    program = Client(enforce_csrf_checks=True)
    for _ in range(2):
        answer = program.post(link, {"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, answer.content) == (200, b"OK")
    assert OptOut.objects.get().kind == "solution"


def test_the_button_decides_and_can_be_undone(client, link):
    """The page says what is so now, and leads back."""
    client.post(link)
    assert "bekommen keine dieser E-Mails mehr" in client.get(link).text
    client.post(link, {"again": "1"})
    assert not OptOut.objects.exists()


FORGED = {
    "nonsense": lambda: "abc",
    "of another kind": lambda: sign("solution", [1, "solution"]),
    "of another shape": lambda: sign("unsubscribe", "1"),
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_link_says_so(client, forged):
    """Nothing is decided by an address we did not sign for this."""
    assert client.post(f"/de/unsubscribe/{FORGED[forged]()}/").status_code == 404


def test_answers_cannot_be_turned_off(client):
    """A link for anything but automatic mail is none of ours."""
    token = sign("unsubscribe", [make_world().kim.customer_id, "reply"])
    assert client.post(f"/de/unsubscribe/{token}/").status_code == 404
