"""The widget's door: for the pages it is meant for, without cookies, in words."""

import pytest

from ruhepol.portal.screens.widget import door
from tests.factories.chat import SHOP
from tests.portal.widget.conftest import new_key

STRANGER = "https://stranger.example"


def test_only_the_widgets_pages_may_ask(browser):
    """The shop gets an answer it may read; another page gets none, and is not told that there is a widget."""
    answer = browser.get("config")
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, SHOP)
    assert "Origin" in answer.headers["Vary"]
    for stranger in (STRANGER, "", "null", f"{SHOP}.evil.example"):
        browser.origin = stranger
        refused = browser.get("config")
        assert refused.status_code == 404
        assert "Access-Control-Allow-Origin" not in refused.headers


def test_a_preflight_is_answered_for_the_widgets_pages_only(browser):
    """The browser learns which method and headers are allowed, and may remember it."""
    address = browser.address("chats/current/messages")
    asks = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    allowed = browser.client.options(address, headers={"Origin": SHOP, **asks})
    assert allowed.status_code == 204
    assert allowed.headers["Access-Control-Allow-Methods"] == "POST"
    assert allowed.headers["Access-Control-Allow-Headers"] == "Authorization, Content-Type"
    refused = browser.client.options(address, headers={"Origin": STRANGER, **asks})
    assert refused.status_code == 404
    assert "Access-Control-Allow-Origin" not in refused.headers


def test_a_widget_that_is_switched_off_is_not_there(browser):
    """Nobody is told more than that."""
    browser.widget.is_active = False
    browser.widget.save()
    assert browser.get("config").status_code == 404


def test_our_own_pages_may_show_it_where_its_origins_say_so(browser):
    """A browser names no origin to the page's own server; what it says instead cannot be forged by a page."""
    browser.widget.origins = ["http://testserver"]
    browser.widget.save()
    here = {"Sec-Fetch-Site": "same-origin"}
    assert browser.client.get(browser.address("config"), headers=here).status_code == 200
    assert browser.client.get(browser.address("config")).status_code == 404


def test_no_cookie_is_set_and_none_is_read(browser):
    """A visitor leaves no trace in a session; an agent signed in here is nobody on a foreign page."""
    browser.begin()
    for answer in (browser.get("config"), browser.get("chats/current/messages?after=0")):
        assert answer.cookies == {}
    assert browser.client.cookies == {}


def test_too_much_at_once_is_refused_in_words(browser):
    """A program that asks without end is told to wait, in the page's language."""
    browser.language = "de"
    answers = [browser.post("solved", ask="nothing") for _ in range(31)]
    assert [each.status_code for each in answers[:30]] == [200] * 30
    assert answers[30].status_code == 429
    assert answers[30].json() == {"error": "Das war zu viel auf einmal. Bitte warten Sie einen Moment."}
    assert answers[30].headers["Access-Control-Allow-Origin"] == SHOP


@pytest.mark.parametrize(
    "body", ["", "[]", "no json", '{"text": {"a": 1}}', '{"text": ["a"]}', "[" * 5000], ids=repr
)
def test_garbage_is_refused(browser, body):
    """One flat object of texts and numbers is all that is read."""
    answer = browser.client.post(
        browser.address("suggest"), body, content_type="application/json", headers=browser.headers()
    )
    assert answer.status_code == 400
    assert answer.json()["error"] == "This cannot be read."


def test_what_is_not_asked_for_is_refused(browser):
    """An unknown field is a program's mistake, and is said at once."""
    assert browser.post("suggest", text="Where is it", topic="x").status_code == 422


def test_a_body_has_an_end(browser):
    """More than a long message is not even read."""
    answer = browser.post("suggest", text="x" * door.LONGEST_BODY)
    assert answer.status_code == 413


def test_another_method_is_refused(browser):
    """What changes something cannot be asked for by a link."""
    assert browser.get("chats").status_code == 405
    assert browser.post("config").status_code == 405


def test_a_token_of_another_widget_opens_nothing(browser):
    """A chat belongs to the widget it began in."""
    browser.begin()
    other = type(browser)(
        type(browser.widget).objects.create(
            brand=browser.widget.brand, name="Other", origins=[SHOP], created_at=browser.widget.created_at
        )
    )
    other.token = browser.token
    assert other.get("chats/current/messages?after=0").status_code == 401
    assert other.post("chats/current/messages", text="Hi", client_key=new_key()).status_code == 401
