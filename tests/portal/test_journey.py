"""The visitor's way is kept with consent only."""

import pytest

from ruhepol.insights.models import Step, Visit
from ruhepol.tickets.models import Ticket
from tests.factories.knowledge import make_text
from tests.portal.test_request import WORDS
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Everybody, and an article."""
    made = make_world()
    make_text("Wo finde ich meine Rechnung?", "Im Konto unter *Rechnungen*.")
    return made


def choose(client, word, **more):
    """Answer the question whether the way may be kept."""
    return client.post("/de/privacy/choose/", {"journey": word, **more})


def walk(client, **headers):
    """Search, read and write."""
    client.get("/de/search/?q=Rechnung", headers=headers)
    client.get("/de/article/wo-finde-ich-meine-rechnung/", headers=headers)
    client.get("/de/request/", headers=headers)
    client.post("/de/request/", WORDS, headers=headers)


def kept():
    """Return the kinds of steps and whether they lead to the ticket."""
    number = Ticket.objects.get().pk
    return [(step.kind, step.ticket_id == number) for step in Step.objects.all()]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("said", [None, "no"])
def test_nothing_is_kept_before_a_yes_or_after_a_no(client, said):
    """Not a step, not a visit; the question goes away with the answer."""
    assert 'name="journey" value="yes"' in client.get("/de/").text
    if said:
        choose(client, said)
        assert 'name="journey"' not in client.get("/de/").text
    walk(client)
    assert (Step.objects.count(), Visit.objects.count()) == (0, 0)


@pytest.mark.usefixtures("world")
def test_after_a_yes_the_way_stands_on_the_ticket(client):
    """Search, article and form, in order."""
    assert choose(client, "yes", next="/de/search/?q=x").url == "/de/search/?q=x"
    walk(client)
    assert kept() == [("search", True), ("article", True), ("form", True)]
    cookie = client.cookies["ruhepol_journey"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


@pytest.mark.usefixtures("world")
def test_a_yes_can_be_taken_back(client):
    """What was kept is gone from the ticket at once, and nothing more is kept."""
    choose(client, "yes")
    walk(client)
    choose(client, "no")
    assert not Step.objects.exists()
    client.get("/de/search/?q=Rechnung")
    assert not Step.objects.exists()


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("header", ["DNT", "Sec-GPC"])
def test_a_browser_that_asks_not_to_be_followed_is_not_even_asked(client, header):
    """Nothing is kept, even where somebody had agreed before."""
    asks = {header: "1"}
    assert 'name="journey"' not in client.get("/de/", headers=asks).text
    assert "Nichts wird gespeichert" in client.get("/de/privacy/", headers=asks).text
    client.post("/de/privacy/choose/", {"journey": "yes"}, headers=asks)
    choose(client, "yes")
    walk(client, **asks)
    assert not Step.objects.exists()


def test_the_choice_leads_nowhere_else(client, world):  # noqa: ARG001  the page needs a brand
    """A foreign address to go back to is ignored."""
    assert choose(client, "no", next="https://evil.example/").url == "/de/privacy/"
