"""The front door of a web process: pages over the bridge, sockets by their address, start and stop."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence

from ruhepol.core.web.asgi import App, Receive, Scope, Send

log = logging.getLogger(__name__)

Step = Callable[[], Awaitable[None]]


class Front:
    """An ASGI application made of one for pages and some beside it, for sockets and on the event loop."""

    def __init__(
        self,
        pages: App,
        sockets: Mapping[str, App],
        *,
        beside: Mapping[str, App] | None = None,
        start: Sequence[Step],
        stop: Sequence[Step],
    ) -> None:
        """`sockets` by path, `beside` by the path's beginning; the steps run in order at start and stop."""
        self._pages = pages
        self._beside = beside or {}
        self._sockets = sockets
        self._start = start
        self._stop = stop

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a connection to whom it belongs."""
        if scope["type"] == "http":
            await self._page(scope["path"])(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._sockets.get(scope["path"], refuse)(scope, receive, send)
        else:
            await self._live(receive, send)

    def _page(self, path: str) -> App:
        return next((app for begin, app in self._beside.items() if path.startswith(begin)), self._pages)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        for step in self._start:
            await step()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for step in self._stop:
            await step()
        await send({"type": "lifespan.shutdown.complete"})


async def refuse(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001  ASGI's signature
    """Turn a socket away before it is opened; the browser sees 403."""
    await receive()
    await send({"type": "websocket.close"})
