"""Our own address of a picture elsewhere: served on the event loop, where a slow server costs no thread."""

import asyncio
from collections.abc import Awaitable, Callable

from ruhepol.channels.email.pictures.links import source_of
from ruhepol.core.files.sniff import sniffed
from ruhepol.core.web.asgi import Receive, Scope, Send

MOST_AT_ONCE = 20
SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp"}
"""What is given out: drawings that can act (SVG) are none of these."""
_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; sandbox"),
    (b"cross-origin-resource-policy", b"cross-origin"),  # the frame that shows it has no origin of its own
]

Fetch = Callable[[str], Awaitable[bytes | None]]


async def _fetch(source: str) -> bytes | None:
    # The client's code is loaded with the first picture; most web processes never see one.
    from ruhepol.channels.email.pictures.fetch import fetch  # noqa: PLC0415

    return await fetch(source)


class Pictures:
    """An ASGI application; `fetch` brings the bytes behind an address."""

    def __init__(self, fetch: Fetch = _fetch) -> None:
        """Ask nobody yet."""
        self._fetch = fetch
        self._places = asyncio.Semaphore(MOST_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  ASGI's signature
        """Answer with the picture, or with 404 whatever the reason is."""
        source = source_of(scope["path"]) if scope["method"] == "GET" else None
        found = await self._picture(source) if source else None
        kind, data = found or (b"text/plain; charset=utf-8", b"no picture\n")
        kept = b"private, max-age=600" if found else b"no-store"
        headers = [(b"content-type", kind), (b"content-length", b"%d" % len(data)), (b"cache-control", kept)]
        status = 200 if found else 404
        await send({"type": "http.response.start", "status": status, "headers": [*headers, *_HEADERS]})
        await send({"type": "http.response.body", "body": data})

    async def _picture(self, source: str) -> tuple[bytes, bytes] | None:
        async with self._places:
            data = await self._fetch(source)
        kind = kind_of(data) if data else None
        return (kind, data) if kind and data else None


def kind_of(data: bytes) -> bytes | None:
    """Return the image type that the bytes themselves show, None for what is not given out."""
    kind = sniffed(data)
    return kind.encode() if kind in SHOWN else None
