"""A guest on a foreign page behaves: light, silent until used, asks at most once, runs nobody's scripts."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import expect

from ruhepol.channels.chat.services.widgets import set_invitations
from ruhepol.core.actors import SYSTEM
from tests.browser.widget.conftest import open_chat, write

KEPT = "Object.keys(localStorage)"
INVITATION = {
    "text_de": "Fragen?",
    "text_en": "Questions about delivery?",
    "after_seconds": 0,
    "pause_days": 1,
}
NASTY = [
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "[click](javascript:window.ran=1)",
    "<svg onload='window.ran = 1'><a href='javascript:window.ran=1'>x</a></svg>",
    "</textarea><iframe srcdoc='<script>parent.ran = 1</script>'></iframe>",
]


@pytest.mark.parametrize(
    ("name", "limit"), [("portal/widget.js", 10_000), ("portal/widget-panel.js", 60_000)]
)
def test_it_is_light(name, limit):
    """What every page of the shop loads, and what the first click loads, compressed as they are sent."""
    assert len(gzip.compress(Path(finders.find(name)).read_bytes())) <= limit


def test_a_visitor_who_does_not_use_it_leaves_no_trace(visit, shop):
    """Nothing is stored, no cookie is set, nobody else is asked, and the chat itself is not even loaded."""
    asked = []
    page = visit("about:blank")
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/en/")
    expect(page.get_by_role("button", name="Write to us")).to_be_visible()
    from_us = [url.removeprefix(shop.desk).partition("?")[0] for url in asked if url.startswith(shop.desk)]
    assert from_us == ["/static/portal/widget.js", f"/widget/{shop.widget.key}/config"]
    assert {url for url in asked if not url.startswith((shop.desk, shop.address))} == set()
    assert page.evaluate(KEPT) == []
    assert page.context.cookies() == []
    open_chat(page)
    assert page.evaluate(KEPT) == []


def test_what_is_kept_can_be_deleted(visit, answer):
    """After use the browser keeps what the chat needs; one press deletes it, the request stays."""
    page = visit("/en/")
    panel = open_chat(page)
    write(panel, "Hello")
    expect(panel.locator(".receipt")).to_be_visible()
    answer("Hi!")
    assert len(page.evaluate(KEPT)) == 1
    panel.get_by_role("button", name="More").click()
    panel.get_by_role("menuitem", name="Delete from this browser").click()
    expect(panel.locator(".welcome")).to_be_visible()
    assert page.evaluate(KEPT) == []
    assert page.context.cookies() == []


def test_an_invitation_comes_when_all_its_rules_hold(visit, shop):
    """A basket of a hundred on the basket's page, and not before; closed, it stays closed."""
    rule = {**INVITATION, "page": "/*/basket", "basket_from": 100}
    set_invitations(widget=shop.widget, invitations=[rule], by=SYSTEM)
    page = visit("/en/")
    expect(page.get_by_role("button", name="Write to us")).to_be_visible()
    page.get_by_role("listitem").filter(has_text="Pilot server").get_by_role("button").click()
    page.goto("/en/basket")
    expect(page.get_by_role("button", name="Write to us")).to_be_visible()
    invitation = page.get_by_text("Questions about delivery?")
    expect(invitation).to_have_count(0)
    page.goto("/en/product/router")
    page.get_by_role("button", name="Add to basket").click()
    page.goto("/en/basket")
    expect(invitation).to_be_visible()
    assert page.evaluate(KEPT) == []
    page.get_by_role("button", name="Close", exact=True).click()
    page.reload()
    expect(page.get_by_role("button", name="Write to us")).to_be_visible()
    expect(invitation).to_have_count(0)


def test_segment_return_and_time_are_rules_too(visit, shop):
    """A dealer who comes again is asked after the time that was set; the help desk hears nothing of it."""
    rule = {**INVITATION, "segment": "trade", "returning_only": True, "after_seconds": 3600}
    set_invitations(widget=shop.widget, invitations=[rule], by=SYSTEM)
    page = visit("about:blank")
    page.clock.install()
    page.goto("/en/")
    expect(page.get_by_role("button", name="Write to us")).to_be_visible()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    invitation = page.get_by_text("Questions about delivery?")
    facts = ({"segment": "trade"}, {"segment": "home", "visits": 2}, {"segment": "trade", "visits": 2})
    for known in facts:
        page.evaluate("(known) => Ruhepol('set', known)", known)
        expect(invitation).to_have_count(0)
    page.clock.run_for(3_600_000)
    expect(invitation).to_be_visible()
    assert [url for url in asked if "/widget/" in url] == []


def test_who_does_not_want_to_be_asked_is_not(visit, shop):
    """*Do not ask again* holds for every invitation."""
    set_invitations(widget=shop.widget, invitations=[INVITATION], by=SYSTEM)
    page = visit("/en/")
    page.get_by_role("button", name="Do not ask again").click()
    set_invitations(widget=shop.widget, invitations=[{**INVITATION, "text_en": "Another?"}], by=SYSTEM)
    page.goto("/en/product/router")
    expect(page.get_by_role("button", name="Write to us")).to_be_visible()
    expect(page.get_by_text("Another?")).to_have_count(0)


def test_an_accepted_invitation_opens_the_chat(visit, shop):
    """One press, and one can write."""
    set_invitations(widget=shop.widget, invitations=[INVITATION], by=SYSTEM)
    page = visit("/en/")
    page.get_by_role("button", name="Yes, please").click()
    expect(page.get_by_role("dialog", name="Nordstern").locator("#text")).to_be_focused()


def test_nobodys_scripts_run(visit, answer):
    """Whatever a visitor, an agent or a file's name says, it is shown as words."""
    page = visit("/en/")
    panel = open_chat(page)
    for text in NASTY:
        write(panel, text)
    file = {
        "name": "<img src=x onerror=ran=1>.txt",
        "mimeType": "text/html",
        "buffer": b"<script>ran=1</script>",
    }
    panel.locator("input[type=file]").set_input_files(file)
    write(panel, "and a file")
    for text in NASTY:
        answer(text)
    expect(panel.locator(".reply")).to_have_count(len(NASTY))
    expect(panel.locator(".mine:not(.pending)")).to_have_count(len(NASTY) + 2)
    assert panel.locator(".log :is(script, iframe, svg a, img)").count() == 0
    assert page.evaluate("window.ran") is None


def test_where_the_chat_cannot_be_loaded_the_form_is(visit, shop):
    """A press on the button is never a dead end."""
    page = visit("/en/")
    visit.excuse("ERR_FAILED")
    page.route("**/widget-panel*.js", lambda route: route.abort())
    page.get_by_role("button", name="Write to us").click()
    page.wait_for_url(f"{shop.desk}/*/request/")
