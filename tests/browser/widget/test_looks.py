"""The widget on somebody else's page: for everybody, on any screen, in both languages, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from ruhepol.channels.chat.services.widgets import change_widget
from ruhepol.core.actors import SYSTEM
from tests.browser.widget.conftest import open_chat, write
from tests.factories.knowledge import make_text
from tests.healing.outbreak import make_public

LOOKS = [
    ("dark", "en", 1440, 900),
    ("light", "de", 320, 480),
]
"""The last one is also a wide screen at 400 % zoom."""


@pytest.fixture
def look(axe, screenshot):
    """Look at the chat: no grave fault by axe, nothing too wide, a picture if pictures are wanted."""

    def look(page, name):
        screenshot(page, name)
        assert axe(page, "ruhepol-chat") == [], name
        assert max(sideways(page)) <= 1, name

    return look


def sideways(page):
    """Return by how many pixels page or chat are too wide."""
    wide = "(each) => each.scrollWidth - each.clientWidth"
    inside = page.locator("ruhepol-chat .panel, ruhepol-chat .middle > :not([hidden])")
    return [
        page.evaluate(f"({wide})(document.documentElement)"),
        *inside.evaluate_all(f"(all) => all.map({wide})"),
    ]


@pytest.mark.parametrize("looks", LOOKS, ids=str)
def test_everybody_can_use_it(visit, shop, answer, look, looks):
    """Before, while and after talking: no grave fault, nothing sideways, whatever the shop's colour."""
    theme, language, width, height = looks
    change_widget(widget=shop.widget, accent="#f2c14e" if theme == "dark" else "#b4472a", by=SYSTEM)
    make_public(shop.widget.brand)
    make_text("Find your invoice", "Under *Invoices*.", language="en")
    make_text("Rechnung finden", "Unter *Rechnungen*.", language="de")
    page = visit(f"/{language}/", theme=theme, language=language, width=width, height=height)
    name = f"widget-{theme}-{language}-{width}"
    panel = open_chat(page)
    expect(panel.get_by_text("Disk" if language == "en" else "Platte", exact=False).first).to_be_visible()
    look(page, f"{name}-1-welcome")
    panel.locator("#text").fill("Wo ist meine Rechnung?" if language == "de" else "Where is my invoice?")
    panel.locator("summary").first.click()
    panel.locator(".opened .btn.yes").wait_for()
    look(page, f"{name}-2-answer")
    page.keyboard.press("Escape")
    panel.locator("#text").press("Enter")
    panel.locator(".mine:not(.pending)").wait_for()
    answer("Im Konto, unter Rechnungen. https://shop.example/konto\n\nReicht das?")
    panel.locator(".reply").wait_for()
    look(page, f"{name}-3-talking")
    panel.locator(".head .tool").first.click()
    look(page, f"{name}-4-menu")
    panel.get_by_role("menuitem").nth(-2).click()
    panel.locator(".sheet .btn.main").click()
    panel.locator(".foot .offer").first.click()
    look(page, f"{name}-5-survey")


def test_the_keyboard_is_enough(visit):
    """Open, write, read the menu, close: the focus stays inside while it is open and goes back then."""
    page = visit("/en/")
    launch = page.get_by_role("button", name="Write to us")
    launch.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Nordstern")
    expect(panel.locator("#text")).to_be_focused()
    named = "(panel) => panel.getRootNode().activeElement?.ariaLabel"
    stops = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        stops.add(panel.evaluate(named))
        assert panel.evaluate("(panel) => panel.contains(panel.getRootNode().activeElement)")
    assert {"More", "Close the chat", "Attach files", "Send"} <= stops
    panel.get_by_role("button", name="More").press("Enter")
    expect(panel.get_by_role("menu").locator("button").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(panel.get_by_role("button", name="More")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(launch).to_be_focused()


def test_what_is_new_is_said_politely(visit, answer):
    """The log is a polite live region; an answer moves neither focus nor what one has typed."""
    panel = open_chat(visit("/en/"))
    write(panel, "Hello")
    expect(panel.locator(".receipt")).to_be_visible()
    panel.locator("#text").fill("And another th")
    answer("Hi!")
    log = panel.get_by_role("log")
    expect(log).to_contain_text("Hi!")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(panel.locator("#text")).to_be_focused()
    expect(panel.locator("#text")).to_have_value("And another th")


def test_the_pages_own_styles_stay_out(visit):
    """A shop that styles every element does not reach into the chat, nor the chat into the shop."""
    page = visit("/en/")
    before = page.locator("h1").evaluate("(each) => getComputedStyle(each).fontSize")
    page.evaluate("document.adoptedStyleSheets = [new CSSStyleSheet()]")
    loud = "* { color: red !important; font-size: 60px !important }"
    page.evaluate("(loud) => document.adoptedStyleSheets[0].replaceSync(loud)", loud)
    panel = open_chat(page)
    assert panel.locator("h2").evaluate("(each) => getComputedStyle(each).fontSize") == "16px"
    page.evaluate("document.adoptedStyleSheets = []")
    assert page.locator("h1").evaluate("(each) => getComputedStyle(each).fontSize") == before
