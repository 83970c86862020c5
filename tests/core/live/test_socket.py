"""A client that does not read cannot make anyone else wait, nor fill the memory."""

import asyncio
import socket

from ruhepol.core import actors
from ruhepol.core.live.registry import Visitor
from ruhepol.core.live.socket import MOST_WAITING, Socket
from tests.core.live.conftest import Live, note
from tests.world import World


def test_a_slow_client_is_dropped(live: Live, world: World):
    """A follower that reads nothing is cut off at the bound, while another hears the news."""
    deaf, keen = live.open(world.ada), live.open(world.ben)
    deaf.follow("ticket:1")
    keen.follow("ticket:2")

    async def flood() -> None:
        (slow,) = (one for one in live.hub.sockets() if "ticket:1" in one.streams)
        while slow in live.hub.sockets():
            for _ in range(MOST_WAITING // 2):
                slow.push("x" * 8192)
            await asyncio.sleep(0)

    live.on_loop(flood())
    number = note(2)
    assert keen.hear()["n"] == number
    deaf.socket.socket.shutdown(socket.SHUT_RDWR)


def test_what_was_missed_comes_before_what_is_new():
    """News that arrives while the past is looked up waits for its turn."""
    sent = []

    async def send(message) -> None:
        sent.append(message["text"])

    async def scene() -> None:
        one = Socket(Visitor({}, {}), actors.agent(1), send)
        one.hold()
        one.push("new")
        one.release(["old", "older still but first in line"])
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(scene())
    assert sent == ["old", "older still but first in line", "new"]
