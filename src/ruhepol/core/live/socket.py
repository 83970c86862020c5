"""One open socket: what it follows, what still has to be sent, and when it is too slow to keep."""

import asyncio
import contextlib
import json
import time
from collections import deque
from typing import Any

from ruhepol.core.actors import Actor
from ruhepol.core.live.registry import Visitor
from ruhepol.core.live.tail import News
from ruhepol.core.web.asgi import Send

MOST_WAITING = 1000


def news_text(news: News, address: str) -> str:
    """Return a piece of news as the client reads it, under the address it follows."""
    return json.dumps({"n": news.mark, "s": address, "e": news.name}, separators=(",", ":"))


class Socket:
    """Sends in order and never makes the hub wait. An idle one holds no task and no queue."""

    __slots__ = ("_held", "_send", "_sender", "_task", "_waiting", "actor", "checked", "streams", "visitor")

    def __init__(self, visitor: Visitor, actor: Actor, send: Send) -> None:
        """Make it in the task that serves the connection, which `drop` ends."""
        self.visitor = visitor
        self.actor = actor
        self.streams: tuple[str, ...] = ()
        self.checked = time.monotonic()
        self._send = send
        self._task = asyncio.current_task()
        self._sender: asyncio.Task[None] | None = None
        self._waiting: deque[str] = deque()
        self._held: list[str] | None = None

    def push(self, text: str) -> None:
        """Send a text as soon as the client takes it; a client too far behind is dropped.

        It loses nothing by that: it comes back with the last number it heard.
        """
        if self._held is not None:
            self._held.append(text)
            return
        self._waiting.append(text)
        if len(self._waiting) > MOST_WAITING:
            self.drop()
        elif self._sender is None:
            self._sender = asyncio.ensure_future(self._drain())

    def push_frame(self, frame: dict[str, Any]) -> None:
        """Send an object as JSON."""
        self.push(json.dumps(frame, separators=(",", ":")))

    def hold(self) -> None:
        """Keep back what is pushed from now on, until `release` has sent what comes before it."""
        self._held = []

    def release(self, first: list[str]) -> None:
        """Send `first` and then all that was held."""
        held, self._held = self._held or [], None
        for text in [*first, *held]:
            self.push(text)

    def drop(self) -> None:
        """Cut the connection off."""
        self._waiting.clear()
        if self._task:
            self._task.cancel()

    def close(self) -> None:
        """End the sending; the connection is gone."""
        if self._sender:
            self._sender.cancel()

    async def _drain(self) -> None:
        with contextlib.suppress(OSError):  # the client is gone; its own task sees that too
            while self._waiting:
                await self._send({"type": "websocket.send", "text": self._waiting.popleft()})
        self._sender = None
