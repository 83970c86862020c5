"""What comes back from Django: collected on a thread, sent on the event loop."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from ruhepol.core.web.asgi import Receive, Send, gone
from ruhepol.core.web.environ import Environ, FileAnswer
from ruhepol.core.web.stream import Stream

WsgiApp = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[bytes, bytes]]


@dataclass(slots=True)
class Answer:
    """A response: status, headers, its bytes, and for a large file the rest that is still to be read."""

    status: int = 500
    headers: Headers = field(default_factory=list)
    data: bytes = b""
    rest: FileAnswer | None = None

    def start_response(self, status: str, headers: list[tuple[str, str]], _: object = None) -> None:
        """Take down status and headers, as WSGI hands them over."""
        self.status = int(status[:3])
        self.headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]

    @property
    def start(self) -> dict[str, Any]:
        """The ASGI message that begins this response."""
        return {"type": "http.response.start", "status": self.status, "headers": self.headers}


def plain(status: int, text: str, *headers: tuple[bytes, bytes]) -> Answer:
    """Return a short answer of the server itself; it closes the connection."""
    data = f"{text}\n".encode()
    own = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    return Answer(status, [*own, (b"content-length", str(len(data)).encode()), *headers], data)


def collect(app: WsgiApp, environ: Environ, stream: Stream) -> Answer | None:
    """Run the application on this thread and return its answer, or None when it was streamed from here.

    A streaming answer stays on its thread, because the database connections it reads from do too.
    """
    answer = Answer()
    chunks = app(environ, answer.start_response)
    try:
        if environ["REQUEST_METHOD"] == "HEAD":
            return answer
        if isinstance(chunks, FileAnswer):
            answer.data = chunks.read()
            if len(answer.data) >= chunks.block_size:
                answer.rest = chunks
            return answer
        if getattr(chunks, "streaming", False):
            stream.run(answer.start, chunks)
            return None
        answer.data = b"".join(chunks)
        return answer
    finally:
        if answer.rest is None and (close := getattr(chunks, "close", None)):
            close()


async def deliver(answer: Answer, send: Send) -> None:
    """Send an answer that is all there."""
    await send(answer.start)
    await send({"type": "http.response.body", "body": answer.data})


async def deliver_file(
    answer: Answer, rest: FileAnswer, receive: Receive, send: Send, patience: float
) -> None:
    """Send a large file block by block; no web thread is held while the client takes its time.

    Ends early, with the connection cut, when the client leaves or takes nothing for `patience` seconds.
    """
    leaving = asyncio.ensure_future(gone(receive))
    try:
        await send(answer.start)
        block = answer.data
        while block and not leaving.done():
            async with asyncio.timeout(patience):
                await send({"type": "http.response.body", "body": block, "more_body": True})
            block = await asyncio.to_thread(rest.read)
        if not leaving.done():
            await send({"type": "http.response.body", "body": b""})
    finally:
        leaving.cancel()
        await asyncio.to_thread(rest.close)
