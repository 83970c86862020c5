"""The first hour in a real browser: the set-up pages as one column, in either theme, narrow and wide."""

import pytest

from tests.workspace.test_setup import FACTS, link

pytestmark = pytest.mark.django_db(transaction=True)
LOOKS = [("light", 1440), ("dark", 360)]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_the_pages_are_accessible_and_keep_to_their_column(visit, axe, screenshot, look) -> None:
    """From the locked door through the form to the first steps; no button leaves its card."""
    theme, width = look
    visit.excuse("/live/", "403")  # the locked door says so
    page = visit("/desk/setup/", language="de", theme=theme, width=width)
    assert axe(page) == []
    page.goto(link())
    screenshot(page, f"setup-{theme}-{width}")
    assert axe(page) == []
    form = page.locator("main form").bounding_box()
    assert form["x"] > 0
    assert form["width"] < 700
    for name in ("brand", "support_address", "name", "email", "password"):
        page.locator(f"[name={name}]").fill(FACTS[name])
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/setup/next/")
    screenshot(page, f"setup-next-{theme}-{width}")
    assert axe(page) == []
    for card in page.locator("main li.card").all():
        box, button = card.bounding_box(), card.locator(".btn").bounding_box()
        assert button["x"] + button["width"] < box["x"] + box["width"]
