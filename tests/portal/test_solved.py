"""The customer's word by a link from a mail."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.crypto import sign
from ruhepol.tickets.models import Solution
from ruhepol.tickets.policies import LINK_AGE
from ruhepol.tickets.services.solve import solve
from tests.factories.tickets import make_ticket
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


def asked():
    """Return a claim and the address its mail would carry."""
    world = make_world()
    claim = solve(ticket=make_ticket(contact=world.kim), by=world.ada.actor)
    return claim, f"/de/solved/{sign('solution', str(claim.pk))}/"


def test_opening_the_link_decides_nothing(client):
    """A scanner that opens every link, also with an answer in it, has not voted."""
    _, link = asked()
    for method in (client.get, client.head):
        assert method(f"{link}?answer=yes").status_code == 200 if method == client.get else True
    assert Solution.objects.get().outcome == ""


def test_the_button_decides_once(client):
    """Yes closes; a later no from the same link changes nothing."""
    _, link = asked()
    client.post(link, {"answer": "yes"})
    client.post(link, {"answer": "no"})
    claim = Solution.objects.get()
    assert (claim.outcome, claim.ticket.status) == ("confirmed", "closed")
    assert "Danke" in client.get(link).text


def test_no_sends_it_back(client):
    """No opens the request again and says so."""
    claim, link = asked()
    client.post(link, {"answer": "no"})
    claim.ticket.refresh_from_db()
    assert claim.ticket.status == "open"


def test_a_forged_or_old_link_says_so_without_a_dead_end(client):
    """The page leads on to the own requests."""
    with clock.frozen(NOON):
        _, link = asked()
        clock.advance(LINK_AGE + timedelta(seconds=1))
        for wrong in (link, "/de/solved/abc/", link[:-3] + "xx/"):
            answer = client.get(wrong)
            assert answer.status_code == 404
            assert "/de/requests/" in answer.text
