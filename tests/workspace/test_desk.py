"""The door of the workspace."""

import pytest
from django.test import Client

from ruhepol.people.models import Agent
from tests.factories.tickets import make_ticket
from tests.workspace.pages import swap, text

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.mark.usefixtures("world")
def test_a_stranger_is_sent_to_sign_in_and_back(client):
    """The address comes along, so that signing in leads to where one wanted to be."""
    response = client.get("/desk/?view=1")
    assert response.status_code == 302
    assert response["Location"] == "/account/login/?next=/desk/%3Fview%3D1"


@pytest.mark.usefixtures("world")
def test_htmx_is_told_to_sign_in_beside_the_page(client):
    """The page stays with all that is typed on it; a notice leads to the sign-in in a tab of its own."""
    response = client.get("/desk/", headers=swap("list"))
    assert (response.status_code, response["HX-Retarget"]) == (401, "#toasts")
    assert 'href="/account/login/?next=' in response.text
    assert 'target="_blank"' in response.text


@pytest.mark.usefixtures("world")
def test_who_signs_in_again_comes_back_to_the_page_not_to_its_part(client):
    """A part that is asked for by htmx is no page; an address of another house is not followed."""
    for shown, back in (
        ("http://testserver/desk/?view=2", "/desk/%3Fview%3D2"),
        ("https://elsewhere.example/desk/", "/desk/knowledge/preview/en/"),
    ):
        headers = {"HX-Request": "true", "HX-Current-URL": shown}
        response = client.post("/desk/knowledge/preview/en/", headers=headers)
        assert f'href="/account/login/?next={back}"' in response.text


@pytest.mark.usefixtures("world")
def test_who_signs_in_again_is_back_at_the_form_not_at_what_only_takes_it(client):
    """An address that is only sent to is no page to come back to."""
    sent = client.post(
        "/desk/tickets/1/take/", headers={"referer": "http://testserver/desk/tickets/1/?view=2"}
    )
    assert sent["Location"] == "/account/login/?next=/desk/tickets/1/%3Fview%3D2"


def test_words_written_with_an_expired_session_come_back_once(world):
    """What was typed waits through signing in, on its own page only."""
    ticket = make_ticket(contact=world.kim)
    address = f"/desk/tickets/{ticket.pk}/"
    browser = Client()
    sent = browser.post(address, {"text": "Lange Antwort", "kind": "reply", "seen": 1})
    assert "Nothing was sent or changed yet" in browser.get(sent["Location"], headers=ENGLISH).text
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
