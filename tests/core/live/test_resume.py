"""A follower that is cut off, at whatever point, has heard everything once it is back."""

import itertools
import socket
import threading

import pytest
from django.db import connections
from websockets.exceptions import ConnectionClosed

from ruhepol.core.db import order
from ruhepol.core.live.replay import MOST, latest
from ruhepol.core.models import EventRow
from tests.core.live.conftest import Browser, Live, note
from tests.processes import eventually
from tests.world import World


def heard_until(browser: Browser, last: int) -> list[int]:
    """Return the numbers of the news up to the given one."""
    heard = [browser.hear()["n"]]
    while heard[-1] < last:
        heard.append(browser.hear()["n"])
    return heard


def test_a_cut_at_every_point_loses_nothing(live: Live, world: World):
    """Cut after each possible number of news; what was missed comes, in order, before anything new.

    Where commits can overtake one another, what was heard in the last seconds may be told again.
    """
    start = latest()
    numbers = [note(ticket) for ticket in (1, 2, 1, 1, 2, 1)]
    eventually(lambda: live.hub.tail.position == numbers[-1])
    for cut in range(len(numbers) + 1):
        first = live.open(world.ada)
        first.follow("ticket:1", "ticket:2", since=start)
        heard = [first.hear()["n"] for _ in range(cut)]
        first.socket.close()
        second = live.open(world.ada)
        second.follow("ticket:1", "ticket:2", since=heard[-1] if heard else start)
        rest = heard_until(second, numbers[-1]) if cut < len(numbers) else []
        assert list(dict.fromkeys(heard + rest)) == numbers
        assert heard + rest == numbers or not order.commits_in_order()
        second.socket.close()


def test_cuts_while_events_flow_lose_nothing(live: Live, world: World):
    """A follower that loses its connection again and again while others write hears every event."""
    mark = latest()
    numbers: list[int] = []

    def write() -> None:
        numbers.extend(note(1, message) for message in range(60))
        connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    heard: list[int] = []
    for turn in itertools.count(1):
        browser = live.open(world.ada)
        browser.follow("ticket:1", since=mark)
        for _ in range(turn % 5):
            if writer.is_alive() or not set(numbers) <= set(heard):
                mark = browser.hear()["n"]
                heard.append(mark)
        browser.socket.socket.shutdown(socket.SHUT_RDWR)
        if not writer.is_alive() and set(numbers) <= set(heard):
            break
    assert sorted(set(heard)) == numbers


def test_who_was_away_long_is_told_to_fetch_anew(live: Live, world: World):
    """Beyond a bound there is one piece of news for each stream instead of a flood."""
    start = latest()
    numbers = [note(1) for _ in range(MOST + 1)]
    eventually(lambda: live.hub.tail.position == numbers[-1])
    browser = live.open(world.ada)
    answer = browser.follow("ticket:1", "inbox", since=start)
    told = [browser.hear(), browser.hear()]
    assert [(news["s"], news["e"]) for news in told] == [("ticket:1", "*"), ("inbox", "*")]
    assert {news["n"] for news in told} == {answer["n"]} == {EventRow.objects.latest("pk").pk}


def test_a_number_from_the_future_is_harmless(live: Live, world: World):
    """A browser that comes with the number of another installation hears what happens from now on."""
    browser = live.open(world.ada)
    browser.follow("ticket:1", since=2**62)
    number = note(1)
    assert browser.hear()["n"] == number


@pytest.mark.parametrize("orderly", [True, False])
def test_a_gone_follower_is_forgotten(live: Live, world: World, orderly: bool):
    """Closed or torn, a socket leaves nothing behind in the hub."""
    browser = live.open(world.ada)
    browser.follow("ticket:1")
    assert len(live.hub.sockets()) == 1
    if orderly:
        browser.socket.close()
    else:
        browser.socket.socket.shutdown(socket.SHUT_RDWR)
        with pytest.raises(ConnectionClosed):
            browser.hear()
    watcher = live.open(world.ben)
    while live.hub.sockets():
        watcher.follow()
    assert not live.hub.sockets()
