"""A repair beside the request form in a real browser: offered while typing, a click, the proof, the word."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import expect

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.doing import hands
from ruhepol.healing.models import Run
from ruhepol.healing.services.advance import advance
from ruhepol.healing.services.sources import connect_source
from ruhepol.people.models import Asset
from tests.browser.looks import in_both_looks
from tests.chromium import hold
from tests.healing.signs import make_full, tidy
from tests.security.visitors import enter_portal
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = {"de": ("Jetzt reparieren", "Ja, es ist gelöst"), "en": ("Repair it now", "Yes, it is solved")}


@pytest.fixture
def source():
    """Kim's server with a full disk, and the system that tells of it."""
    cache.clear()
    world = make_world()
    server = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    server.customers.add(world.kim.customer)
    made = connect_source(name="Wache", by=SYSTEM)[0]
    make_full(made)
    made.kim = world.kim
    return made


@pytest.fixture
def page(visit, source):
    """Return the function that opens the form as Kim."""

    def page(language, theme, width):
        client = Client()
        enter_portal(client, source.kim)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "domain": "localhost", "path": "/"}
        known = {"cookies": [cookie], "origins": []}
        seen = {"language": language, "theme": theme, "width": width}
        return visit(f"/{language}/request/", storage_state=known, **seen)

    visit.excuse("/live/")  # the test server has no hub; progress is asked for now and then
    return page


@in_both_looks
def test_one_click_repairs(page, source, axe, screenshot, look):
    """The focus stays in the text while it is found; after the click all is told until it is solved."""
    language, theme, width = look
    repair, solved = WORDS[language]
    shown = page(*look)
    text = shown.locator("#request textarea")
    text.press_sequentially("mc-42: Platte voll")
    expect(shown.locator(".found.meant")).to_be_visible()
    expect(text).to_be_focused()
    screenshot(shown, f"repair-{language}-{theme}-{width}-1-found")
    assert axe(shown) == []
    shown.get_by_role("button", name=repair).click()
    expect(shown.locator(".acts")).to_be_visible()
    expect(shown.locator("portal-run h3")).to_be_focused()
    run = Run.objects.get()
    advance(run_id=run.pk, hands=hands)
    expect(shown.locator(".acts .done").nth(1)).to_be_visible()
    screenshot(shown, f"repair-{language}-{theme}-{width}-2-at-work")
    tidy(source)
    Run.objects.update(held_until=None)
    advance(run_id=run.pk, hands=hands)
    button = shown.get_by_role("button", name=solved)
    expect(button).to_be_visible()
    screenshot(shown, f"repair-{language}-{theme}-{width}-3-healed")
    assert axe(shown) == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    button.click()
    shown.wait_for_url("**/glad/")
    assert Run.objects.get().word == "solved"


def test_a_look_that_comes_late_takes_no_repair_away(page):
    """Asked before the click and answered after it, it knows nothing of the repair."""
    shown = page("en", "light", 1280)
    shown.locator("#request textarea").press_sequentially("mc-42: disk full")
    button = shown.get_by_role("button", name=WORDS["en"][0])
    expect(button).to_be_visible()
    looks, clicks = hold(shown, "**/request/situation/"), hold(shown, "**/request/repair/")
    shown.locator("#request textarea").press_sequentially(" again")
    look = looks()
    button.click()
    click = clicks()
    with shown.expect_response("**/request/situation/") as late:
        look.continue_()
    late.value.finished()
    click.continue_()
    expect(shown.locator(".acts")).to_be_visible()
    expect(button).to_have_count(0)
    assert Run.objects.count() == 1
