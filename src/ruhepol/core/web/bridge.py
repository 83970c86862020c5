"""The bridge from ASGI to Django's WSGI handler: one hop to a persistent thread for each request.

Django's own ASGI handler opens threads, and with them database connections, per request; that
costs several times the CPU. WebSockets do not come this way, they are plain ASGI beside it.
"""

import asyncio
import io
from concurrent.futures import Future
from typing import IO, Any

from ruhepol.core.web import body as bodies
from ruhepol.core.web.answer import Answer, WsgiApp, collect, deliver, deliver_file, plain
from ruhepol.core.web.asgi import Receive, Scope, Send, header
from ruhepol.core.web.environ import Environ, environ_of
from ruhepol.core.web.pool import FullError, Pool
from ruhepol.core.web.stream import Stream

REFUSED = "ruhepol.refused"
"""The environment's name for the status of a body that was not taken: the application finds the words."""


class Bridge:
    """Serves a WSGI application to ASGI."""

    def __init__(self, app: WsgiApp, pool: Pool, *, limit: int, patience: float = 60) -> None:
        """`limit` is the largest body in bytes; `patience` how many seconds a client may stand still."""
        self._app = app
        self._pool = pool
        self._limit = limit
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            body, length = await self._take_in(scope, receive)
        except bodies.ClientGoneError:
            return
        except bodies.RefusedError as error:
            await self._refuse(error, scope, receive, send)
            return
        with body:
            await self._answer(environ_of(scope, body, length), receive, send)

    async def _refuse(self, error: bodies.RefusedError, scope: Scope, receive: Receive, send: Send) -> None:
        """Give people the application's own words; programs are told at once."""
        if header(scope, b"hx-request") or "text/html" in (header(scope, b"accept") or ""):
            environ = environ_of(scope, io.BytesIO(), 0) | {REFUSED: error.status}
            await self._answer(environ, receive, send)
        else:
            await deliver(plain(error.status, error.text), send)

    async def _take_in(self, scope: Scope, receive: Receive) -> tuple[IO[bytes], int]:
        length = bodies.announced(scope)
        if length == 0:
            return io.BytesIO(), 0
        if length is None or length <= self._limit:
            try:
                return await bodies.take_in(receive, limit=self._limit, patience=self._patience)
            except bodies.TooLargeError:
                await bodies.drain(receive, limit=self._limit)
                raise
        if length <= 2 * self._limit:
            await bodies.drain(receive, limit=length)
        raise bodies.TooLargeError

    async def _answer(self, environ: Environ, receive: Receive, send: Send) -> None:
        stream = Stream(receive, send, self._patience)
        waits = self._pool.busy
        try:
            work = self._pool.start(lambda: collect(self._app, environ, stream))
            answer = await (_unless_gone(work, stream) if waits else asyncio.wrap_future(work))
        except FullError:
            answer = plain(503, "Too many requests at once, please try again.", (b"retry-after", b"2"))
        finally:
            stream.close()
        if answer is None:
            return
        if answer.rest:
            await deliver_file(answer, answer.rest, receive, send, patience=self._patience)
        else:
            await deliver(answer, send)


async def _unless_gone(work: "Future[Answer | None]", stream: Stream) -> Answer | None:
    """Wait for queued work; take it out of the queue when its client leaves before a thread begins."""
    done = asyncio.wrap_future(work)
    either: set[asyncio.Future[Any]] = {done, stream.watch()}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if not done.done() and work.cancel():
        return None
    return await done
