"""Takes in a request's body before a thread is spent on it: spooled, limited, at the client's pace."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from typing import IO

from ruhepol.core.web.asgi import Receive, Scope, header

SPOOL_BYTES = 1024 * 1024
DRAIN_SECONDS = 10


class ClientGoneError(Exception):
    """The client left before its body was whole."""


class RefusedError(Exception):
    """A body that is not taken; `status` and `text` are the answer."""

    status: int
    text: str


class TooLargeError(RefusedError):
    """The body is larger than allowed."""

    status, text = 413, "The request is too large."


class TooSlowError(RefusedError):
    """The client sent nothing for too long."""

    status, text = 408, "The request took too long to arrive."


def announced(scope: Scope) -> int | None:
    """Return the announced length in bytes, 0 for a request without a body, None when it is chunked."""
    if length := header(scope, b"content-length"):
        return int(length)
    return None if header(scope, b"transfer-encoding") else 0


async def take_in(receive: Receive, *, limit: int, patience: float) -> tuple[IO[bytes], int]:
    """Return the whole body as a file at its start, and its length in bytes.

    The file is in memory up to a MiB and on disk beyond. Asking for the next piece only after the last
    one is stored makes uvicorn stop reading from the socket meanwhile. `patience` is in seconds.
    """
    with contextlib.ExitStack() as stack:
        body = stack.enter_context(tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES))
        length = 0
        async for piece in _pieces(receive, patience):
            if (length := length + len(piece)) > limit:
                raise TooLargeError
            body.write(piece)
        body.seek(0)
        stack.pop_all()
        return body, length


async def drain(receive: Receive, *, limit: int) -> None:
    """Read on and throw away, so that a client that only listens after sending gets its answer.

    Gives up after as much as was allowed in the first place, or some seconds.
    """
    length = 0
    try:
        async with asyncio.timeout(DRAIN_SECONDS):
            async for piece in _pieces(receive, DRAIN_SECONDS):
                if (length := length + len(piece)) > limit:
                    return
    except (TimeoutError, ClientGoneError, TooSlowError):
        return


async def _pieces(receive: Receive, patience: float) -> AsyncIterator[bytes]:
    while True:
        try:
            async with asyncio.timeout(patience):
                message = await receive()
        except TimeoutError:
            raise TooSlowError from None
        if message["type"] == "http.disconnect":
            raise ClientGoneError
        yield message.get("body", b"")
        if not message.get("more_body"):
            return
