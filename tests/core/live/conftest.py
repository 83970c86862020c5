"""A hub behind a real server, two topics to follow, and browsers that are signed in."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.db import connections, transaction
from django.test import Client
from websockets.sync.client import ClientConnection, connect

from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import publish
from ruhepol.core.live import registry
from ruhepol.core.live.care import Care
from ruhepol.core.live.gate import Gate
from ruhepol.core.live.hub import Hub
from ruhepol.core.live.relay import Relay
from ruhepol.core.live.sessions import agent_by_session
from ruhepol.core.web.front import Front, refuse
from ruhepol.people.models import Agent
from ruhepol.tickets.events import NoteAdded
from tests.processes import PATIENCE
from tests.serving import running
from tests.world import World, make_world


def note(ticket_id: int, message_id: int = 1) -> int:
    """Publish an event on a ticket and return its number."""
    with transaction.atomic():
        return publish(NoteAdded(ticket_id=ticket_id, message_id=message_id), by=SYSTEM).pk


def cookie_of(agent: Agent) -> str:
    """Return the cookie header of a browser in which the agent is signed in."""
    browser = Client()
    browser.force_login(agent)
    return f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"


class Browser:
    """One open socket that speaks JSON."""

    def __init__(self, socket: ClientConnection) -> None:
        """Keep the socket."""
        self.socket = socket

    def say(self, **frame) -> None:
        """Send one frame."""
        self.socket.send(json.dumps(frame))

    def hear(self) -> dict:
        """Return the next frame."""
        return json.loads(self.socket.recv(timeout=PATIENCE))

    def follow(self, *streams: str, since: int | None = None) -> dict:
        """Follow the streams and return the answer."""
        self.say(follow=streams, since=since)
        return self.hear()


@dataclass
class Live:
    """The served hub."""

    port: int
    hub: Hub
    care: Care
    loop: asyncio.AbstractEventLoop
    stack: ExitStack = field(default_factory=ExitStack)

    def open(self, agent: Agent | None = None, *, origin: str | None = "own", cookie="", query="") -> Browser:
        """Open a socket as a browser would; raises InvalidStatus when it is turned away."""
        headers = {"Cookie": cookie_of(agent) if agent else cookie}
        own = f"http://127.0.0.1:{self.port}"
        socket = connect(
            f"ws://127.0.0.1:{self.port}/live/{query}",
            origin=own if origin == "own" else origin,
            additional_headers=headers,
            compression=None,
        )
        return Browser(self.stack.enter_context(socket))

    def on_loop(self, coroutine):
        """Run a coroutine on the server's loop and return its result."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(PATIENCE)


@pytest.fixture
def world(django_db_reset_sequences) -> World:  # noqa: ARG001  committed, and events count from one
    """Return the small world, committed."""
    return make_world()


@pytest.fixture
def topics(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Offer tickets and the inbox; the tickets named in the returned set are forbidden to all."""
    forbidden: set[str] = set()
    monkeypatch.setattr(registry, "_topics", {})
    monkeypatch.setattr(registry, "_identities", [(agent_by_session, False)])
    registry.offer("ticket", lambda _, key: key not in forbidden)
    registry.offer("inbox", lambda actor, _: actor.is_agent, covers=("ticket",))
    return forbidden


@pytest.fixture
def live(world: World, topics: set[str]) -> Iterator[Live]:  # noqa: ARG001  there before the server
    """Serve the hub."""
    hub = Hub()
    care = Care(hub, Relay(hub))
    loops = []

    async def note_loop() -> None:
        loops.append(asyncio.get_running_loop())

    front = Front(refuse, {"/live/": Gate(hub)}, start=[note_loop, hub.start], stop=[hub.stop])
    with running(front) as port:
        served = Live(port, hub, care, loops[0])
        with served.stack:
            yield served
    connections.close_all()


Open = Callable[..., Browser]
