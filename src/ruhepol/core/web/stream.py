"""A streaming answer: a thread makes piece after piece, the loop sends each at the client's pace."""

import asyncio
from collections.abc import Coroutine, Iterable
from typing import Any, TypeVar

from ruhepol.core.web.asgi import Message, Receive, Send, gone

T = TypeVar("T")


class Stream:
    """Made on the loop for every request, costs something only when its answer does stream."""

    def __init__(self, receive: Receive, send: Send, patience: float) -> None:
        """`patience` is how many seconds the client may take nothing before its thread is freed."""
        self._receive = receive
        self._send = send
        self._patience = patience
        self._loop = asyncio.get_running_loop()
        self._leaving: asyncio.Future[None] | None = None

    def watch(self) -> "asyncio.Future[None]":
        """Return (on the loop) what is done when the client has left; there is only one per request."""
        if self._leaving is None:
            self._leaving = asyncio.ensure_future(gone(self._receive))
        return self._leaving

    def close(self) -> None:
        """Stop watching (on the loop); a thread that still streams ends at its next piece."""
        if self._leaving:
            self._leaving.cancel()

    def run(self, start: Message, chunks: Iterable[bytes]) -> None:
        """Send start and all pieces from the thread that makes them; returns early when the client left.

        Raises TimeoutError when the client takes nothing for too long.
        """
        self._on_loop(self._begin(start))
        for chunk in chunks:
            if chunk and not self._on_loop(self._piece({"body": chunk, "more_body": True})):
                return
        self._on_loop(self._piece({"body": b""}))

    def _on_loop(self, step: Coroutine[Any, Any, T]) -> T:
        future = asyncio.run_coroutine_threadsafe(step, self._loop)
        try:
            return future.result(self._patience)
        finally:
            future.cancel()

    async def _begin(self, start: Message) -> None:
        self.watch()
        await self._send(start)

    async def _piece(self, piece: Message) -> bool:
        if not self.watch().done():
            await self._send({"type": "http.response.body", **piece})
        return not self.watch().done()
