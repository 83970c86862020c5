"""Chats at the desk in a real browser: how they look, and that one writes on after an answer."""

import pytest
from playwright.sync_api import expect

from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services.begin import Page
from ruhepol.channels.chat.services.end import end, rate
from ruhepol.channels.chat.services.seats import sit
from ruhepol.channels.chat.services.take import take
from ruhepol.core.actors import SYSTEM
from ruhepol.tickets.models import Message
from ruhepol.tickets.services.views import seed_views
from ruhepol.workspace.navigation import forget_all
from tests.browser.looks import in_both_looks
from tests.factories.chat import SHOP, make_chat, make_widget, speak
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = {
    "chats": "/desk/chats/",
    "waiting": "/desk/tickets/{waiting}/",
    "talking": "/desk/tickets/{talking}/",
    "hand-over": "/desk/tickets/{talking}/chat-hand-over/",
    "window": "/desk/settings/widgets/{widget}/",
    "invitation": "/desk/settings/invitations/new/",
}


@pytest.fixture
def office():
    """Root at a seat, one chat that waits, one of root's, one of a colleague's that was rated."""
    forget_all()
    world = make_world()
    seed_views(by=SYSTEM)
    widget = make_widget(brand=world.brand)
    where = Page(url=f"{SHOP}/basket", title="Warenkorb – Turnierserver im Jahresabonnement")
    make_chat("Ist der große Server auf Lager?", widget=widget, address="neu@kunde.example", page=where)
    talking = make_chat("Hallo, mein Server startet nicht.", widget=widget)
    sit(agent=world.root, available=True, by=world.root.actor)
    take(chat=talking, agent=world.root, by=world.root.actor)
    speak(talking, "Fehler 28 steht da.")
    rated = make_chat("Danke nochmals!", widget=widget)
    rate(chat=end(chat=rated, by=world.ada.actor), rating=5, by=rated.identity.customer.actor)
    take(chat=make_chat("Wo ist mein Paket?", widget=widget), agent=world.ada, by=world.ada.actor)
    return world


@pytest.fixture
def places(office):
    """Return the pages' addresses."""
    waiting, talking = Chat.objects.order_by("pk")[:2]
    numbers = {"waiting": waiting.pk, "talking": talking.pk, "widget": waiting.widget_id}
    assert office
    return {name: place.format(**numbers) for name, place in PAGES.items()}


@in_both_looks
def test_every_page_is_accessible_and_fits(office, places, enter, axe, screenshot, look):  # noqa: PLR0913, PLR0917  fixtures
    """No serious fault by axe and no sideways scrolling, in both languages and themes, narrow and wide."""
    language, theme, width = look
    page = enter(office.root, "/desk/chats/", language=language, theme=theme, width=width)
    for name, place in places.items():
        page.goto(place)
        expect(page.locator("#chats-now form")).to_have_count(1)
        screenshot(page, f"chats-{name}-{language}-{theme}-{width}")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_a_chat_is_answered_and_written_on(office, places, enter):
    """After an answer the cursor stands in the next one; the words are in the chat, and the seat is full."""
    page = enter(office.root, places["talking"])
    box = page.locator("#composer-text")
    box.fill("Ich sehe nach.")
    box.press("Control+Enter")
    expect(page.locator("#timeline")).to_contain_text("Ich sehe nach.")
    expect(page.locator("#composer-text")).to_be_focused()
    expect(page.locator("#composer-text")).to_have_value("")
    assert Message.objects.get(text="Ich sehe nach.").channel == "chat"


def test_what_is_looked_at_is_read(office, places, enter):
    """The open page of whoever is in charge tells the visitor that it was read."""
    page = enter(office.root, "/desk/chats/")
    with page.expect_response("**/chat/seen/") as told:
        page.goto(places["talking"])
    assert told.value.status == 204
    talking = Chat.objects.get(agent=office.root)
    assert talking.seen_by_agent == talking.ticket.last_number
