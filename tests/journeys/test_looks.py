"""Every main page as people see it, narrow and dark, wide and light: no grave fault by axe, none too wide."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import sign_in

ANNA = "anna@theaterkasse.example"
SUBJECT = "Bestellung 2041: Router fehlt im Paket"
SCREENS = {"dark": {"theme": "dark", "width": 360, "height": 780}, "light": {"theme": "light", "width": 1440}}
PORTAL = {
    "home": "",
    "category": "category/server/",
    "search": "search/?q=server",
    "nothing": "search/?q=zitronenfalter",
    "request": "request/",
    "sign-in": "sign-in/",
    "missing": "article/nowhere/",
}
DESK = {
    "inbox": "",
    "open": "?view=4",
    "nothing-found": "?q=zitronenfalter",
    "new-ticket": "tickets/new/",
    "profile": "profile/",
    "customer": "customers/1/",
    "articles": "knowledge/",
    "article": "knowledge/1/",
    "insights": "insights/",
    "cases": "insights/first_response/",
    "channels": "channels/",
}
ADMIN = {"settings": "settings/", "new-topic": "settings/topics/new/", "jobs": "jobs/"}


@pytest.fixture
def asked(post) -> None:
    """There is something to see: a request with an unusually long line."""
    post.write(f"Anna Theater <{ANNA}>", SUBJECT, f"Sendung {'1Z' * 60}\n\nDer Router fehlt.")
    post.wait(ANNA, "angekommen")


@pytest.mark.parametrize(("language", "screen"), [("de", "dark"), ("en", "light")])
def test_the_portal(visit, look, screen, language):
    """The customers' pages, in the two mixtures that `tests/browser/test_help.py` leaves out."""
    visit.excuse("404")
    page = visit(f"/{language}/", language=language, **SCREENS[screen])
    for name, path in PORTAL.items():
        page.goto(f"/{language}/{path}")
        look(page, f"look-portal-{name}-{language}-{screen}")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(("name", "screen"), [("dana", "dark"), ("ben", "light")])
def test_the_workspace(visit, house, look, name, screen):
    """The agents' pages: German by night on a phone, English by day on a desk."""
    page = sign_in(visit("/desk/", **SCREENS[screen]), house.logins[name])
    for title, path in {**DESK, **(ADMIN if name == "dana" else {})}.items():
        page.goto(f"/desk/{path}")
        look(page, f"look-desk-{title}-{screen}")
    page.goto("/desk/?view=4")
    open_ticket(page)
    look(page, f"look-desk-ticket-{screen}")


def open_ticket(page: Page) -> None:
    """Open the request."""
    page.locator("[data-row]", has_text=SUBJECT).first.get_by_role("link").click()
    expect(page.locator("#ticket-title")).to_contain_text(SUBJECT)
