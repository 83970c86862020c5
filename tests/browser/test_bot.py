"""The bot's page in a real browser: it fits and is accessible, in both languages and themes."""

import re

import pytest
from playwright.sync_api import expect

from ruhepol.automation.services.answering import respond
from ruhepol.automation.services.rating import rate
from ruhepol.knowledge.services.articles import Content
from tests.automation.talking import begin, last
from tests.browser.looks import in_both_looks
from tests.factories.chat import make_widget
from tests.factories.knowledge import make_article
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)
FIND = Content(
    title="Rechnung finden",
    body="Sie liegen im Kundenkonto:\n\n1. Öffnen Sie **Rechnungen**.\n2. Wählen Sie *Herunterladen*.",
    keywords="beleg, quittung",
)
CHANGE = Content(title="Rechnungsadresse ändern", body="Das geht im Kundenkonto unter Adressen.")


@pytest.fixture
def world():
    """Three chats: one answer that did not help, one that did, and a question the bot did not know."""
    made = make_world()
    make_article("invoice", de=FIND)
    make_article("invoice-address", de=CHANGE)
    widget = make_widget(brand=made.brand, has_bot=True)
    bad, good = begin(widget), begin(widget)
    unknown = begin(widget, "Kann ich mit Muscheln zahlen?")
    for chat in (bad, good, unknown):
        respond(chat_id=chat.pk)
    for chat, helped in ((bad, False), (good, True)):
        answer = last(chat)
        rate(chat=chat, number=answer.message.number, helped=helped, by=chat.identity.customer.actor)
    respond(chat_id=bad.pk, rated_id=last(bad).pk)
    return made


@in_both_looks
def test_the_page_is_accessible_and_fits(enter, axe, screenshot, world, look) -> None:
    """No serious fault by axe and no sideways scrolling, whichever answers are listed."""
    language, theme, width = look
    page = enter(world.ben, "/desk/bot/", width=width, theme=theme, language=language)
    for name, rest in {"all": "", "bad": "?show=bad", "none": "?show=unrated"}.items():
        page.goto(f"/desk/bot/{rest}")
        screenshot(page, f"bot-{name}-{language}-{theme}-{width}")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_from_a_bad_answer_to_its_article(enter, world) -> None:
    """One press from what did not help to the editor of the article behind it."""
    page = enter(world.ada, "/desk/knowledge/")
    page.get_by_role("link", name="Bot 1", exact=True).click()
    page.get_by_role("link", name="Did not help").click()
    expect(page.get_by_role("heading", name="Wo finde ich meine Rechnung?")).to_be_visible()
    page.get_by_role("link", name="Improve “Rechnung finden”").click()
    expect(page).to_have_url(re.compile(r"/desk/knowledge/\d+/$"))
