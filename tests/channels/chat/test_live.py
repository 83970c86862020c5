"""The chat's line: opened by a token on the widget's pages, and nothing but numbers in it."""

import asyncio
from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.db import connections
from websockets.exceptions import InvalidStatus

from ruhepol.channels.chat import live as chat_live
from ruhepol.channels.chat.models import Chat
from ruhepol.core import clock
from ruhepol.core.live import registry
from ruhepol.core.live.care import Care
from ruhepol.core.live.gate import Gate
from ruhepol.core.live.hub import Hub
from ruhepol.core.live.relay import Relay
from ruhepol.core.live.sessions import agent_by_session
from ruhepol.core.web.front import Front, refuse
from ruhepol.tickets.services.reply import note, reply
from tests.core.live.conftest import Live
from tests.factories.chat import SHOP, make_begun, make_widget, speak
from tests.serving import running
from tests.world import make_world


@pytest.fixture
def world(django_db_reset_sequences):  # noqa: ARG001  committed, and events count from one
    """Return the small world, committed."""
    return make_world()


@pytest.fixture
def line(world, monkeypatch):
    """Serve the hub with chats as the product offers them."""
    make_widget(brand=world.brand)
    monkeypatch.setattr(registry, "_topics", {})
    monkeypatch.setattr(registry, "_identities", [(agent_by_session, False)])
    chat_live.register()
    hub, loops = Hub(), []
    care = Care(hub, Relay(hub))

    async def note_loop() -> None:
        loops.append(asyncio.get_running_loop())

    front = Front(refuse, {"/live/": Gate(hub)}, start=[note_loop, hub.start], stop=[hub.stop])
    with running(front) as port, ExitStack() as stack:
        yield Live(port, hub, care, loops[0], stack)
    connections.close_all()


def opened(line, begun, origin=SHOP):
    """Open a visitor's socket."""
    return line.open(origin=origin, query=f"?chat={begun.token}")


def told(browser, what):
    """Return the next frame that says this, past news of what happened meanwhile."""
    while what not in (frame := browser.hear()):
        pass
    return frame


def until(browser, name):
    """Return what is heard up to an event of this name."""
    heard = [browser.hear()]
    while heard[-1].get("e") != name:
        heard.append(browser.hear())
    return heard


def test_an_answer_is_news_of_the_chat(line, world):
    """The visitor hears of answers and own words, never of notes, and fetches them."""
    begun = make_begun()
    browser = opened(line, begun)
    stream = f"chat:{begun.chat.pk}"
    assert browser.follow(stream)["following"] == [stream]
    note(ticket=begun.chat.ticket, text="Wer kennt den?", by=world.ada.actor)
    reply(ticket=begun.chat.ticket, text="Guten Tag", by=world.ada.actor)
    heard = until(browser, "tickets.MessageQueued")
    speak(begun.chat, "Hallo")
    heard += until(browser, "tickets.MessageReceived")
    assert {news["s"] for news in heard} == {stream}
    assert "tickets.NoteAdded" not in {news["e"] for news in heard}


def test_what_was_missed_comes_after_the_cut(line, world):
    """A line that was cut goes on from the last number it heard, without what is not for it."""
    begun = make_begun()
    stream = f"chat:{begun.chat.pk}"
    first = opened(line, begun)
    since = first.follow(stream)["n"]
    first.socket.close()
    note(ticket=begun.chat.ticket, text="Wer kennt den?", by=world.ada.actor)
    reply(ticket=begun.chat.ticket, text="Guten Tag", by=world.ada.actor)
    again = opened(line, begun)
    again.follow(stream, since=since)
    assert "tickets.NoteAdded" not in {news["e"] for news in until(again, "tickets.MessageQueued")}


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "own"])
def test_a_page_that_is_not_the_widgets_gets_no_line(line, origin):
    """A stolen token is of no use on another page."""
    begun = make_begun()
    with pytest.raises(InvalidStatus):
        opened(line, begun, origin=origin)


def test_a_made_up_token_gets_no_line(line):
    """Nobody is behind it."""
    with pytest.raises(InvalidStatus):
        line.open(origin=SHOP, query="?chat=made-up")


def test_a_session_is_worth_nothing_on_a_foreign_page(line, world):
    """The widget's page may open a line with a token, and never with an agent's cookie."""
    with pytest.raises(InvalidStatus):
        line.open(world.ada, origin=SHOP)


def test_anothers_chat_is_not_followed(line):
    """A visitor's token follows the own chat alone, nor tickets nor the inbox."""
    mine, other = make_begun(), make_begun()
    browser = opened(line, mine)
    asked = [f"chat:{other.chat.pk}", f"ticket:{mine.chat.pk}", "inbox", "chat:", "chat:x", "chat"]
    assert browser.follow(*asked)["following"] == []


def test_typing_is_seen_on_both_sides(line, world):
    """The agent sees that the visitor types; the visitor that somebody does, and never who reads."""
    begun = make_begun()
    stream = f"chat:{begun.chat.pk}"
    visitor, ada = opened(line, begun), line.open(world.ada)
    visitor.follow(stream)
    ada.follow(stream)
    ada.say(here=stream)
    assert told(ada, "who")["who"] == [["agent", world.ada.pk, "here"]]
    assert told(visitor, "typing") == {"s": stream, "typing": False}
    ada.say(here=stream, typing=True)
    assert told(visitor, "typing") == {"s": stream, "typing": True}
    visitor.say(here=stream, typing=True)
    customer = begun.chat.identity.customer_id
    while ["customer", customer, "typing"] not in told(ada, "who")["who"]:
        pass


def test_an_open_page_is_a_sign_of_life(line):
    """Whoever only looks is not gone."""
    begun = make_begun()
    opened(line, begun).follow(f"chat:{begun.chat.pk}")
    before = clock.now() - timedelta(minutes=1)
    Chat.objects.update(here_at=before)
    line.on_loop(line.care.note_present())
    assert Chat.objects.get().here_at > before
