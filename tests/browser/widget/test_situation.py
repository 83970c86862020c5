"""The visitor's own things in the chat: told while they write, and left alone where they wish it."""

import pytest
from playwright.sync_api import expect

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.doing import hands
from ruhepol.healing.models import Run
from ruhepol.healing.services.advance import advance
from ruhepol.healing.services.sources import connect_source
from ruhepol.people.models import Asset
from ruhepol.people.services.recognise import recognise
from tests.browser.widget.conftest import open_chat
from tests.healing.signs import make_full, tidy

LOOKS = [("light", "de", 360), ("dark", "en", 1280)]


@pytest.fixture
def server(shop):  # noqa: ARG001  whose tables are there
    """Kim's server, whose disk is full just now, and the system that tells of it."""
    made = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    kim = recognise(address="kim@turnierserver.example", name="Kim Berger", language="de", by=SYSTEM)
    made.customers.add(kim.customer)
    source = connect_source(name="Wache", by=SYSTEM)[0]
    make_full(source)
    return source


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


@pytest.mark.parametrize("looks", LOOKS, ids=str)
def test_one_click_repairs(visit, server, axe, screenshot, looks):
    """Offered, begun with a click, told step by step, proved; "yes" ends it and no chat is begun."""
    theme, language, width = looks
    page = visit(f"/{language}/", theme=theme, language=language, width=width)
    page.locator("form[action$='sign-in'] button").click()
    panel = open_chat(page)
    panel.get_by_role("button", name="Jetzt reparieren" if language == "de" else "Repair it now").click()
    expect(panel.locator(".run .acts li")).to_have_count(3)
    run = Run.objects.get()
    advance(run_id=run.pk, hands=hands)
    expect(panel.locator(".run .done").nth(1)).to_be_visible()
    tidy(server)
    Run.objects.update(held_until=None)
    advance(run_id=run.pk, hands=hands)
    yes = panel.locator(".run .yes")
    expect(yes).to_be_visible()
    screenshot(page, f"widget-repair-{theme}-{language}-{width}")
    assert axe(page, "ruhepol-chat") == []
    yes.click()
    expect(panel.locator(".sheet")).to_be_visible()
    assert Run.objects.get().word == "solved"
