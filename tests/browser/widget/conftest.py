"""The demo shop on an origin of its own, the help desk with its sockets, and visitors of the shop."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from playwright.sync_api import Locator, Page

from ruhepol.channels.chat.models import Chat, Widget
from ruhepol.channels.chat.services.seats import sit
from ruhepol.channels.chat.services.widgets import change_widget, rotate_secret
from ruhepol.core.actors import SYSTEM
from ruhepol.demo.shop.keys import Keys
from ruhepol.demo.shop.server import Shop
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.reply import reply
from tests.chromium import visiting
from tests.factories.chat import make_widget
from tests.factories.people import make_agent
from tests.serving import pages


@dataclass
class Open:
    """The shop while it is open."""

    address: str
    desk: str
    widget: Widget


@pytest.fixture
def shop(transactional_db) -> Iterator[Open]:  # noqa: ARG001  the servers' threads see what is committed
    """Serve help desk and shop; the widget may be opened on the shop's pages."""
    cache.clear()
    with pages(live=True) as desk:
        widget = make_widget(name="Nordstern Laden", title_de="Nordstern", title_en="Nordstern")
        served = Shop(("127.0.0.1", 0), Keys(widget.key, rotate_secret(widget=widget, by=SYSTEM)), desk)
        address = f"http://127.0.0.1:{served.server_port}"
        widget = change_widget(widget=widget, origins=[address], by=SYSTEM)
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield Open(address, desk, widget)
        served.shutdown()
        served.server_close()
        thread.join()


@pytest.fixture
def visit(chromium, shop):
    """Open pages of the shop as a visitor; what the browser complains of fails the test."""
    with visiting(chromium, shop.address) as visit:
        yield visit


@pytest.fixture
def ada(shop) -> Agent:  # noqa: ARG001  whose tables are there
    """An agent who is there for chats."""
    agent = make_agent("Ada Lenz")
    sit(agent=agent, available=True, by=agent.actor)
    return agent


@pytest.fixture
def answer(ada) -> Callable[[str], None]:
    """Let Ada answer in the only chat."""

    def answer(text: str) -> None:
        reply(ticket=Ticket.objects.get(pk=Chat.objects.get().pk), text=text, by=ada.actor)

    return answer


def open_chat(page: Page) -> Locator:
    """Press the launcher and return the open chat."""
    page.locator("ruhepol-chat .launch").click()
    panel = page.get_by_role("dialog", name="Nordstern")
    panel.wait_for()
    return panel


def write(panel: Locator, text: str) -> None:
    """Send a message."""
    panel.locator("#text").fill(text)
    panel.locator("#text").press("Enter")
