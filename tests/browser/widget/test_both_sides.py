"""One whole chat in two browsers at once: a customer on the shop's page, an agent at the desk."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services.seats import sit
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Message
from ruhepol.tickets.services.views import seed_views
from ruhepol.workspace.navigation import forget_all
from tests.browser.widget.conftest import open_chat, write
from tests.chromium import offline, visiting
from tests.factories.people import make_agent
from tests.processes import eventually

FIRST = "Press the button for ten seconds, please."
SECOND = "One moment, I ask a colleague."
LOG = {"name": "router.log", "mimeType": "text/plain", "buffer": b"link down"}


@pytest.fixture
def desk(chromium, shop, ada):
    """Open a page of the desk as Ada, in a browser of her own."""
    forget_all()
    seed_views(by=SYSTEM)
    client = Client()
    client.force_login(ada)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "domain": "localhost", "path": "/"}
    with visiting(chromium, shop.desk) as enter:
        yield lambda address: enter(address, storage_state={"cookies": [cookie], "origins": []})


def answer(desk: Page, text: str) -> None:
    """Write an answer and send it."""
    desk.locator("#composer-text").fill(text)
    desk.locator("#composer-text").press("Control+Enter")
    expect(desk.locator("#composer-text")).to_have_value("")  # news may show it before the page's own answer
    expect(desk.locator("#timeline")).to_contain_text(text)


def hand_over(desk: Page, name: str) -> None:
    """Give the chat to a colleague."""
    desk.locator("#chat-strip").get_by_role("link", name="Hand over …").click()
    dialog = desk.locator("#act-dialog")
    dialog.get_by_label("Colleague").select_option(label=name)
    dialog.get_by_role("button", name="Hand over").click()
    expect(desk.locator("#chat-strip")).to_contain_text(name)


def meet(office: Page, panel: Locator) -> None:
    """Take the chat; the visitor is told by whom."""
    office.locator("#chat-strip").get_by_role("button", name="Take the chat").click()
    expect(panel.locator(".head .line")).to_have_text("Ada Lenz is here for you")


def talk(office: Page, panel: Locator) -> None:
    """Each side sees the other type, what came, and that it was read; a file comes along."""
    office.locator("#composer-text").press_sequentially("Press")
    expect(panel.locator(".typing")).to_have_text("Ada Lenz is typing")
    answer(office, FIRST)
    expect(panel.locator(".reply .text")).to_have_text(FIRST)
    expect(panel.locator(".typing")).to_be_hidden()
    expect(office.locator("#chat-strip")).to_contain_text("read")
    panel.locator("#text").press_sequentially("It")
    expect(office.get_by_text("Kim Berger is typing")).to_be_visible()
    panel.locator("input[type=file]").set_input_files(LOG)
    write(panel, "It still blinks.")
    expect(office.locator("#timeline")).to_contain_text("It still blinks.")
    expect(office.locator("#timeline")).to_contain_text("router.log")
    expect(panel.locator(".receipt")).to_have_text("Seen")


def lose_the_line(office: Page, panel: Locator) -> None:
    """Both go on writing while the visitor's line is cut."""
    with offline(panel.page):
        for text in ("Hello?", "Are you there?"):
            write(panel, text)
        expect(panel.locator(".pending")).to_have_count(2)
        answer(office, SECOND)
    expect(panel.locator(".reply .text")).to_have_text([FIRST, SECOND])
    expect(panel.locator(".pending")).to_have_count(0)
    expect(office.locator("#timeline")).to_contain_text("Are you there?")


def change_hands(office: Page, panel: Locator, colleague: Agent) -> None:
    """A colleague takes over, and has to leave; the visitor is told both."""
    hand_over(office, colleague.name)
    expect(panel.locator(".head .line")).to_have_text(f"{colleague.name} is here for you")
    sit(agent=colleague, available=False, by=colleague.actor)
    expect(panel.locator(".foot")).to_contain_text("The person you talked to had to leave.")


def part(office: Page, panel: Locator) -> None:
    """The visitor ends it, has it sent by mail, and says how it was; the agent sees that."""
    panel.get_by_role("button", name="More").click()
    panel.get_by_role("menuitem", name="End the chat").click()
    panel.get_by_role("button", name="End the chat").click()
    panel.locator(".foot").get_by_role("button", name="Send me the conversation").click()
    expect(panel.locator(".sheet")).to_contain_text("kim@turnierserver.example")
    panel.get_by_role("button", name="Send by mail").click()
    expect(panel.locator(".sheet")).to_be_hidden()
    panel.get_by_role("button", name="How was it?").click()
    panel.get_by_label("5 Very good").check(force=True)
    panel.locator(".sheet").get_by_role("button", name="Send").click()
    expect(office.locator("#chat-strip")).to_contain_text("rated 5 of 5")


def test_a_chat_from_the_first_word_to_the_last(visit, desk, ada, screenshot):
    """Live on both sides; nothing is lost or doubled by a cut line, a hand-over, or an agent who leaves."""
    ben = make_agent("Ben Kurz")
    page = visit("/en/")
    visit.excuse("ERR_INTERNET_DISCONNECTED", "/live/")
    page.get_by_role("button", name="Sign in as Kim Berger").click()
    panel = open_chat(page)
    write(panel, "My router blinks red.")
    expect(panel.locator(".receipt")).to_be_visible()
    office = desk(f"/desk/tickets/{Chat.objects.get().pk}/")
    meet(office, panel)
    talk(office, panel)
    lose_the_line(office, panel)
    screenshot(page, "both-sides-visitor")
    screenshot(office, "both-sides-agent")
    change_hands(office, panel, ben)
    meet(office, panel)
    part(office, panel)
    screenshot(page, "both-sides-end")
    eventually(lambda: EventRow.objects.filter(name="tickets.TranscriptAsked").exists(), "the transcript")
    said = Message.objects.filter(kind="customer").order_by("number").values_list("text", flat=True)
    assert list(said) == ["My router blinks red.", "It still blinks.", "", "Hello?", "Are you there?"]
    assert Message.objects.filter(kind="reply", agent=ada).count() == 2
