"""Pages for when there is no page: drawn like the others, even when nothing else works."""

import pytest
from allauth.core.ratelimit import respond_429
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from ruhepol.core.web.bridge import REFUSED
from ruhepol.people.models import Agent
from tests.world import make_world


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "405", "408", "413", "429", "500"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_error_page_says_where_to_go_on(name, language):
    """Each has a heading, a sentence and a way on, in both languages, without any request."""
    with translation.override(language):
        html = render_to_string(f"{name}.html")
    assert f'<html lang="{language}">' in html
    assert html.count("<h1>") == 1
    assert 'class="btn primary normal" href="/"' in html


@pytest.fixture
def ada(db):  # noqa: ARG001  she is a row
    """Ada's browser: it wants English, she wants German and dark."""
    world = make_world()
    Agent.objects.filter(pk=world.ada.pk).update(language="de", theme="dark")
    browser = Client(enforce_csrf_checks=True, headers={"accept": "text/html", "accept-language": "en"})
    browser.force_login(world.ada)
    return browser


@pytest.mark.django_db
def test_a_missing_page_of_the_help_centre_leads_to_search_and_to_a_person(client):
    """Whoever mistypes an address is where they wanted to be, in the language of the address."""
    seen = client.get("/de/nirgendwo/", headers={"Accept-Language": "en"})
    assert seen.status_code == 404
    assert "Diese Seite gibt es nicht" in seen.text
    assert 'action="/de/search/"' in seen.text
    assert 'href="/de/request/"' in seen.text


@pytest.mark.parametrize("address", ["/desk/nowhere/", "/desk/tickets/999999/"])
def test_agents_are_told_in_their_own_language_and_theme(ada, address):
    """Whatever the browser prefers, and whether or not the address exists; the way on is the inbox."""
    seen = ada.get(address)
    assert (seen.status_code, seen["Content-Language"]) == (404, "de")
    assert 'lang="de" data-theme="dark"' in seen.text
    assert 'href="/desk/">Zum Eingang' in seen.text


def test_an_address_of_agents_that_is_only_sent_to_speaks_their_language(ada):
    """A reload after sending is no blank page, and no English one."""
    seen = ada.get("/desk/tickets/1/draft/")
    assert (seen.status_code, seen["Allow"]) == (405, "POST")
    assert "Unter dieser Adresse gibt es nichts zu sehen" in seen.text


@pytest.mark.django_db
def test_a_form_of_another_session_has_a_way_back():
    """Cookies were lost: nothing was sent, and the form with the kept words is one click away."""
    browser = Client(enforce_csrf_checks=True)
    sent = {"referer": "http://testserver/en/request/?topic=server"}
    seen = browser.post("/en/request/", {"text": "Hello"}, headers=sent)
    assert seen.status_code == 403
    assert "Nothing was sent yet" in seen.text
    assert 'class="btn primary normal" href="/en/request/?topic=server"' in seen.text
    for elsewhere in ("https://elsewhere.example/", "http://testserver//elsewhere.example/"):
        foreign = browser.post("/en/request/", headers={"referer": elsewhere})
        assert "//elsewhere.example" not in foreign.text


def test_htmx_is_told_beside_the_page_which_stays(ada):
    """A lost token takes nothing away: a notice leads to the same page in a tab of its own."""
    asked = {"HX-Request": "true", "HX-Current-URL": "http://testserver/desk/tickets/1/"}
    seen = ada.post("/desk/tickets/1/draft/", {"text": "Hallo"}, headers=asked)
    assert (seen.status_code, seen["HX-Retarget"], seen["HX-Reswap"]) == (403, "#toasts", "beforeend")
    assert 'href="/desk/tickets/1/" target="_blank"' in seen.text
    assert "<html" not in seen.text
    gone = ada.get("/desk/nowhere/", headers={"HX-Request": "true"})
    assert (gone.status_code, gone["HX-Retarget"]) == (404, "#toasts")


@pytest.mark.django_db
@pytest.mark.parametrize("status", [408, 413])
def test_what_was_not_taken_in_is_answered_with_words(client, status):
    """The web server refuses a body, the pages find the words; the connection is closed behind them."""
    seen = client.post("/de/request/", headers={"accept": "text/html"}, **{REFUSED: status})
    assert (seen.status_code, seen["Connection"]) == (status, "close")
    assert "Es wurde nichts gesendet" in seen.text


@pytest.mark.django_db
def test_text_without_measure_is_too_large_and_not_unreadable(client, settings):
    """What Django will not read for its length has the words for that."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    form = "application/x-www-form-urlencoded"
    seen = client.post("/en/request/", "text=more+than+ten+bytes", content_type=form)
    assert seen.status_code == 413
    assert "That was too large to be sent" in seen.text


@pytest.mark.django_db
def test_too_much_at_once_is_said_to_people_only(client, monkeypatch):
    """A browser's visit gets a page; a script of ours that asks in the background the bare status."""
    monkeypatch.setattr("ruhepol.portal.screens.request.views.allows", lambda *_args, **_options: False)
    seen = client.post("/en/request/answers/", headers={"accept": "text/html"})
    assert (seen.status_code, "That was too much at once" in seen.text) == (429, True)
    assert client.post("/en/request/answers/").content == b""


def test_whoever_tries_the_door_too_often_is_told_in_our_words():
    """The library behind the sign-in asks for our page."""
    seen = respond_429(RequestFactory().post("/account/login/"))
    assert (seen.status_code, "That was too much at once" in seen.text) == (429, True)


@pytest.mark.parametrize("address", ["/desk/?q=mc%0042", "/de/%00/"])
def test_an_address_with_nul_is_unreadable(ada, address):
    """No database is asked for what it cannot hold, whoever reads the query."""
    assert ada.get(address).status_code == 400
