"""The door of the workspace."""

import pytest
from django.test import Client

from ruhepol.people.models import Agent
from tests.factories.tickets import make_ticket
from tests.workspace.pages import swap, text

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("world")
def test_a_stranger_is_sent_to_sign_in_and_back(client):
    """The address comes along, so that signing in leads to where one wanted to be."""
    response = client.get("/desk/?view=1")
    assert response.status_code == 302
    assert response["Location"] == "/account/login/?next=/desk/%3Fview%3D1"


@pytest.mark.usefixtures("world")
def test_htmx_is_sent_to_sign_in_with_the_whole_page(client):
    """A swapped part never becomes a sign-in form inside the page."""
    response = client.get("/desk/", headers=swap("list"))
    assert (response.status_code, response["HX-Redirect"][:15]) == (204, "/account/login/")


@pytest.mark.usefixtures("world")
def test_who_signs_in_again_comes_back_to_the_page_not_to_its_part(client):
    """A part that is asked for by htmx is no page; an address of another house is not followed."""
    for shown, back in (
        ("http://testserver/desk/?view=2", "/desk/%3Fview%3D2"),
        ("https://elsewhere.example/desk/", "/desk/knowledge/preview/en/"),
    ):
        headers = {"HX-Request": "true", "HX-Current-URL": shown}
        response = client.post("/desk/knowledge/preview/en/", headers=headers)
        assert response["HX-Redirect"] == f"/account/login/?next={back}"


def test_words_written_with_an_expired_session_come_back_once(world):
    """What was typed waits through signing in, on its own page only."""
    ticket = make_ticket(contact=world.kim)
    address = f"/desk/tickets/{ticket.pk}/"
    browser = Client()
    browser.post(address, {"text": "Lange Antwort", "kind": "reply", "seen": 1})
    browser.force_login(world.ada)
    other = make_ticket(contact=world.nora)
    assert "Lange Antwort" not in text(browser.get(f"/desk/tickets/{other.pk}/"))
    assert "Lange Antwort" in text(browser.get(address))
    assert "Lange Antwort" not in text(browser.get(address))


def test_a_closed_account_is_out_with_the_next_click(ada, world):
    """Deactivating ends open sessions."""
    Agent.objects.filter(pk=world.ada.pk).update(is_active=False)
    assert ada.get("/desk/").status_code == 302


def test_pages_stay_in_no_cache_and_speak_the_agents_language(ada, world):
    """Private pages say so, and the language is the agent's own, not the browser's."""
    Agent.objects.filter(pk=world.ada.pk).update(language="de", theme="dark")
    response = ada.get("/desk/", headers={"Accept-Language": "en"})
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Language"] == "de"
    assert '<html lang="de" data-theme="dark">' in response.content.decode()


def test_a_method_a_page_does_not_know_is_refused(ada):
    """A list is not posted to."""
    response = ada.post("/desk/navigation/")
    assert (response.status_code, response["Allow"]) == (405, "GET")
