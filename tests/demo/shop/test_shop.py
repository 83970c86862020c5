"""The demo shop: as strict as a bank, and known to the help desk as any shop would be."""

import http.client
import threading
from contextlib import contextmanager

import pytest

from ruhepol.channels.chat.claims import claim_of
from ruhepol.channels.chat.policies import get_widget
from ruhepol.channels.chat.services.widgets import change_widget
from ruhepol.core.actors import SYSTEM
from ruhepol.demo.files import read
from ruhepol.demo.shop.drawing import LANGUAGES, products
from ruhepol.demo.shop.keys import Keys, addresses, keys, move_in, put_up
from ruhepol.demo.shop.server import KIM, Shop
from ruhepol.demo.shop.signing import identity
from tests.factories.people import make_brand

DESK = "https://help.example"


@contextmanager
def opened():
    """Open the shop and yield the function that asks it."""
    shop = Shop(("127.0.0.1", 0), Keys("0123456789abcdef", "secret"), DESK)
    thread = threading.Thread(target=shop.serve_forever)
    thread.start()

    def ask(path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", shop.server_port)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read().decode()
        connection.close()
        return found

    try:
        yield ask
    finally:
        shop.shutdown()
        shop.server_close()
        thread.join()


def test_its_policy_lets_in_the_help_desk_and_nobody_else():
    """No inline script, no inline style, Trusted Types; a page says nothing that the policy would refuse."""
    with opened() as ask:
        status, headers, page = ask("/en/")
    rules = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert status == 200
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == f"'self' {DESK}"
    assert rules["connect-src"] == f"{DESK} wss://help.example"
    assert rules["require-trusted-types-for"] == "'script'"
    assert "style=" not in page
    assert f'src="{DESK}/static/portal/widget.js" async data-key="0123456789abcdef"' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there(language):
    """All products, the basket and the files they need; anything else is not."""
    with opened() as ask:
        paths = [
            f"/{language}/",
            f"/{language}/basket",
            *(f"/{language}/product/{slug}" for slug in products(language)),
        ]
        assert [ask(path)[0] for path in [*paths, "/shop.css", "/shop.js", "/products.svg", "/icon.svg"]] == [
            200
        ] * 10
        assert ask(f"/{language}/product/nothing")[0] == 404
        assert ask("/../server.py")[0] == 404
        assert ask("/", **{"Accept-Language": language})[1]["Location"] == f"/{language}/"


def test_both_languages_say_the_same():
    """No word is missing in one of them."""
    words = read("shop")["words"]
    assert words["de"].keys() == words["en"].keys()


def test_it_signs_its_customer_in():
    """The page then carries a fresh word on who is there, and none before or after."""
    with opened() as ask:
        assert 'data-identity=""' in ask("/en/")[2]
        cookie = ask("/en/sign-in", "POST")[1]["Set-Cookie"].partition(";")[0]
        first, second = (
            ask("/en/", Cookie=cookie)[2].split('data-identity="')[1].split('"')[0] for _ in range(2)
        )
        assert first != second
        assert ask("/en/sign-out", "POST")[1]["Set-Cookie"].startswith("customer=;")


@pytest.mark.django_db(transaction=True)
def test_the_help_desk_believes_its_word(settings, tmp_path):
    """The widget is there with its invitations, and what the shop signs is read with the widget's secret."""
    settings.DATA_DIR = tmp_path
    put_up(make_brand())
    made = keys()
    widget = get_widget(made.key, origin=addresses()[0])
    assert (tmp_path / "demo.shop.json").stat().st_mode & 0o777 == 0o600
    assert widget.invitations.count() == len(read("shop")["invitations"])
    assert claim_of(widget, identity(KIM, made.secret)).email == KIM["email"]


@pytest.mark.django_db(transaction=True)
def test_it_may_move(settings, tmp_path):
    """Started on another port, the shop still shows the widget; without a shop nothing happens."""
    settings.DATA_DIR = tmp_path
    move_in()
    widget = put_up(make_brand())
    change_widget(widget=widget, origins=["https://elsewhere.example"], by=SYSTEM)
    move_in()
    assert get_widget(widget.key, origin=addresses()[1])
