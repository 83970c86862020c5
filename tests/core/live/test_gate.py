"""Who may open a socket, what it hears, and what happens to nonsense."""

import json

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from ruhepol.people.models import Agent
from tests.core.live.conftest import Live, note
from tests.world import World


def refused(live: Live, *args, **more) -> int:
    """Return the status with which a socket is turned away."""
    with pytest.raises(InvalidStatus) as caught:
        live.open(*args, **more)
    return caught.value.response.status_code


def test_news_of_a_followed_ticket_arrives(live: Live, world: World):
    """A follower hears number, stream and name of an event, and nothing of other tickets."""
    browser = live.open(world.ada)
    answer = browser.follow("ticket:12")
    assert answer["following"] == ["ticket:12"]
    note(11)
    number = note(12)
    assert browser.hear() == {"n": number, "s": "ticket:12", "e": "tickets.NoteAdded"}


def test_a_topic_hears_of_all_it_covers(live: Live, world: World):
    """The inbox hears that some ticket has news, and not which."""
    browser = live.open(world.ada)
    browser.follow("inbox")
    number = note(12)
    assert browser.hear() == {"n": number, "s": "inbox", "e": "tickets.NoteAdded"}


def test_following_anew_replaces_what_was_followed(live: Live, world: World):
    """Leaving a page ends its news on the same socket."""
    browser = live.open(world.ada)
    browser.follow("ticket:1", "ticket:2")
    browser.follow("ticket:2")
    note(1)
    number = note(2)
    assert browser.hear()["n"] == number


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:1"])
def test_a_foreign_page_gets_no_socket(live: Live, world: World, origin: str | None):
    """Browsers send our cookie along with sockets that other pages open, so the page itself is checked."""
    assert refused(live, world.ada, origin=origin) == 403


def test_the_base_address_is_our_own_page(live: Live, world: World, settings):
    """Behind a proxy that changes the host name, the configured address counts."""
    assert live.open(world.ada, origin=settings.RUHEPOL.address).follow("inbox")["following"]


def test_strangers_get_no_socket(live: Live, world: World):
    """Without a session, with a made-up one, or with an agent who may no longer sign in: no socket."""
    assert refused(live) == 403
    assert refused(live, cookie="ruhepol_session=made-up; other=1") == 403
    Agent.objects.filter(pk=world.ada.pk).update(is_active=False)
    assert refused(live, world.ada) == 403


def test_what_is_forbidden_is_not_followed(live: Live, world: World, topics: set[str]):
    """Forbidden, unknown and misspelt streams are left out of the answer alike and bring no news."""
    topics.add("66")
    browser = live.open(world.ada)
    answer = browser.follow("ticket:66", "ticket:", "ticket", "inbox:1", "agent:1", "ticket:7")
    assert answer["following"] == ["ticket:7"]
    note(66)
    number = note(7)
    assert browser.hear()["n"] == number


def test_rights_that_end_end_the_news(live: Live, world: World, topics: set[str]):
    """A ticket taken away while the socket is open is followed no longer after the next check."""
    browser = live.open(world.ada)
    browser.follow("ticket:1", "ticket:2")
    topics.add("1")
    live.on_loop(live.care.round(older_than=0))
    assert browser.hear()["following"] == ["ticket:2"]


def test_an_ended_session_ends_the_socket(live: Live, world: World):
    """Who was locked out hears nothing any more after the next check."""
    browser = live.open(world.ada)
    browser.follow("inbox")
    Agent.objects.filter(pk=world.ada.pk).update(is_active=False)
    live.on_loop(live.care.round(older_than=0))
    with pytest.raises(ConnectionClosed):
        browser.hear()


GARBAGE = [
    "",
    "hello",
    "[]",
    "{}",
    "null",
    '{"follow": "inbox"}',
    '{"follow": [1]}',
    '{"follow": [""]}',
    '{"follow": ["inbox"], "since": "1"}',
    '{"follow": ["inbox"], "since": true}',
    '{"follow": ["inbox"], "since": -1}',
    '{"here": 5}',
    json.dumps({"follow": ["x" * 81]}),
    json.dumps({"follow": [f"ticket:{number}" for number in range(51)]}),
    "[" * 10_000,
    b"\x00\xff",
]


@pytest.mark.parametrize("frame", GARBAGE, ids=lambda frame: str(frame)[:20])
def test_garbage_ends_the_socket_and_nothing_else(live: Live, world: World, frame: str | bytes):
    """A frame none of ours would send closes its socket with a policy code; others go on."""
    rude, polite = live.open(world.ada), live.open(world.ben)
    polite.follow("inbox")
    rude.socket.send(frame)
    with pytest.raises(ConnectionClosed) as caught:
        rude.hear()
    assert caught.value.rcvd.code == 1008
    number = note(1)
    assert polite.hear()["n"] == number


def test_a_huge_frame_ends_the_socket(live: Live, world: World):
    """More than a follower could ever say is not even read to its end."""
    browser = live.open(world.ada)
    browser.socket.send("x" * 20_000)
    with pytest.raises(ConnectionClosed) as caught:
        browser.hear()
    assert caught.value.rcvd.code == 1009
