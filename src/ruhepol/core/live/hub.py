"""The hub of one web process: carries what is new in the database to the sockets that follow it."""

import asyncio
import contextlib
import json
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from django.db import DatabaseError, InterfaceError, close_old_connections

from ruhepol.core.actors import Actor, ActorKind
from ruhepol.core.db import wake
from ruhepol.core.db.watchers import Watcher
from ruhepol.core.live.presence import TYPING, Presence
from ruhepol.core.live.registry import addresses, topic_of
from ruhepol.core.live.socket import Socket, news_text
from ruhepol.core.live.tail import BATCH, News, Tail
from ruhepol.core.web.pool import Pool

log = logging.getLogger(__name__)

T = TypeVar("T")

OnStay = Callable[[object, Actor, str | None, bool], None]

RETRY_SECONDS = 1.0
MOST_QUESTIONS = 100_000


class Hub:
    """Used on the event loop only; its questions to the database run on two threads of its own."""

    def __init__(self) -> None:
        """Make it without starting anything."""
        self.tail = Tail()
        self.presence = Presence()
        self.on_stay: OnStay = lambda *_: None
        self._followers: dict[str, set[Socket]] = defaultdict(set)
        self._threads = Pool(threads=2, queue=MOST_QUESTIONS, name="live")
        self._news = asyncio.Event()
        self._reading: asyncio.Task[None] | None = None
        self._watcher: Watcher | None = None

    async def start(self) -> None:
        """Stand at the end of the event table and begin to listen; needs the database."""
        await self.ask(self.tail.start)
        self._reading = asyncio.ensure_future(self._read())
        self._watcher = wake.watch("events", partial(_wake, asyncio.get_running_loop(), self._news))

    async def stop(self) -> None:
        """Stop listening; uvicorn closes the sockets."""
        if self._watcher:
            self._watcher.stop()
        if self._reading:
            self._reading.cancel()
        await asyncio.to_thread(self._threads.close)

    async def ask(self, question: Callable[[], T]) -> T:
        """Run a question to the database on a thread and return its answer."""
        return await asyncio.wrap_future(self._threads.start(partial(_asking, question)))

    def follow(self, socket: Socket, streams: Iterable[str]) -> None:
        """Let the socket hear of these streams and no others."""
        for stream in socket.streams:
            self._followers[stream].discard(socket)
            if not self._followers[stream]:
                del self._followers[stream]
        socket.streams = tuple(streams)
        for stream in socket.streams:
            self._followers[stream].add(socket)

    def sockets(self) -> set[Socket]:
        """Return the sockets that follow anything."""
        return set().union(*self._followers.values())

    def be_at(self, socket: Socket, stream: str | None, *, typing: bool = False) -> None:
        """Note where a socket's person looks, and tell those who look there too."""
        if changed := self.presence.move(socket, socket.actor, stream, typing=typing):
            self.tell_who(changed)
            self.on_stay(socket, socket.actor, stream, typing)

    def tell_who(self, streams: Iterable[str]) -> None:
        """Send the agents on a stream who is there now; customers are not shown who reads them.

        Where the topic says so they are told that somebody types.
        """
        for stream in streams:
            who = self.presence.who(stream)
            topic = topic_of(stream)
            for_agents = json.dumps({"s": stream, "who": who}, separators=(",", ":"))
            typing = any(kind == ActorKind.AGENT and doing == TYPING for kind, _, doing in who)
            for_others = json.dumps({"s": stream, "typing": typing}, separators=(",", ":"))
            for socket in self._followers.get(stream, ()):
                if socket.actor.is_agent:
                    socket.push(for_agents)
                elif topic and topic.tells_typing:
                    socket.push(for_others)

    def customers_at(self) -> dict[str, list[str]]:
        """Return the keys whose customers have a page open, by the name of their topic."""
        found: dict[str, list[str]] = defaultdict(list)
        for stream, sockets in self._followers.items():
            name, _, key = stream.partition(":")
            if key and any(socket.actor.is_customer for socket in sockets):
                found[name].append(key)
        return found

    async def _read(self) -> None:
        while True:
            try:
                await self._news.wait()
                self._news.clear()
                while self._spread(await self.ask(self.tail.read)) == BATCH:
                    pass
            except (DatabaseError, InterfaceError) as error:
                log.warning("live news wait for the database: %s", error)
                await asyncio.sleep(RETRY_SECONDS)
                self._news.set()

    def _spread(self, batch: list[News]) -> int:
        for news in batch:
            for address in addresses(news.stream, news.name):
                if followers := self._followers.get(address):
                    text = news_text(news, address)
                    for socket in followers:
                        socket.push(text)
        return len(batch)


def _wake(loop: asyncio.AbstractEventLoop, news: asyncio.Event) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has ended, and with it the need to know
        loop.call_soon_threadsafe(news.set)


def _asking(question: Callable[[], T]) -> T:
    close_old_connections()
    try:
        return question()
    finally:
        close_old_connections()
