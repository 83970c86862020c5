"""The words of ASGI that the bridge, the front and the live hub share."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


def header(scope: Scope, name: bytes) -> str | None:
    """Return the first value of a header (name in small letters), or None."""
    for key, value in scope["headers"]:
        if key == name:
            return str(value, "latin-1")
    return None


async def gone(receive: Receive) -> None:
    """Return when the client has left, passing over whatever else it sends."""
    while (await receive())["type"] != "http.disconnect":
        pass
