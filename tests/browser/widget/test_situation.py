"""The visitor's own things in the chat: told while they write, and left alone where they wish it."""

import pytest
from playwright.sync_api import expect

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from ruhepol.people.services.recognise import recognise
from tests.browser.widget.conftest import open_chat
from tests.healing.facts import description, fact

LOOKS = [("light", "de", 360), ("dark", "en", 1280)]


@pytest.fixture
def server(shop):  # noqa: ARG001  whose tables are there
    """Kim's server, whose disk is full just now."""
    save_problem(problem=None, description=description(), by=SYSTEM)
    made = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    kim = recognise(address="kim@turnierserver.example", name="Kim Berger", language="de", by=SYSTEM)
    made.customers.add(kim.customer)
    take(source=connect_source(name="Wache", by=SYSTEM)[0], told=[fact(at=clock.now())] * 3)
    return made


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("looks", LOOKS, ids=str)
def test_it_is_told_and_can_be_refused(visit, axe, screenshot, looks):
    """While Kim types her things are looked at, the focus stays in the text, and a no is kept."""
    theme, language, width = looks
    page = visit(f"/{language}/", theme=theme, language=language, width=width)
    page.locator("form[action$='sign-in'] button").click()
    panel = open_chat(page)
    found = panel.locator(".situation .found")
    expect(found).to_contain_text("mc-42")
    panel.locator("#text").press_sequentially("mc-42 geht nicht")
    expect(panel.locator(".situation .meant")).to_be_visible()
    expect(panel.locator("#text")).to_be_focused()
    screenshot(page, f"widget-situation-{theme}-{language}-{width}")
    assert axe(page, "ruhepol-chat") == []
    away = "Bitte nicht nachsehen" if language == "de" else "Please do not look"
    panel.get_by_role("button", name=away).click()
    expect(found).to_have_count(0)
    page.reload()
    panel = open_chat(page)
    with page.expect_response("**/suggest*"):
        panel.locator("#text").press_sequentially("Platte voll")
    expect(panel.locator(".situation")).to_be_hidden()
