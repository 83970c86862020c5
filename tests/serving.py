"""A real uvicorn server on a free port, in a thread of the test; with the product's pages if wanted."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.core.handlers.wsgi import WSGIHandler

from ruhepol.core.live import registry
from ruhepol.core.live.gate import Gate
from ruhepol.core.live.hub import Hub
from ruhepol.core.live.sessions import agent_by_session
from ruhepol.core.web.asgi import App
from ruhepol.core.web.bridge import Bridge
from ruhepol.core.web.front import Front
from ruhepol.core.web.pool import Pool
from ruhepol.core.web.server import listener, server

LARGEST = 30 * 1024 * 1024
application = cache(WSGIHandler)


@contextmanager
def running(app: App, proxies: tuple[str, ...] = ()) -> Iterator[int]:
    """Serve an ASGI application and yield its port; stopped and joined at the end."""
    opened = listener("127.0.0.1", 0)
    served = server(app, proxies=proxies)
    started = threading.Event()
    begin = served.startup

    async def startup(sockets: list[socket.socket] | None = None) -> None:
        await begin(sockets)
        started.set()

    served.startup = startup  # type: ignore[method-assign]
    thread = threading.Thread(target=lambda: asyncio.run(served.serve([opened])))
    thread.start()
    started.wait()
    try:
        yield opened.getsockname()[1]
    finally:
        served.should_exit = True
        thread.join()
        opened.close()


@contextmanager
def pages(*, live: bool = False) -> Iterator[str]:
    """Serve the product's pages and yield their address; with `live` also the sockets.

    When the block ends, what was asked for has been answered: nothing late writes into the next test.
    """
    pool = Pool(threads=4, queue=100, name="pages")
    try:
        bridge = Bridge(application(), pool, limit=LARGEST)
        with running(_with_sockets(bridge) if live else Front(bridge, {}, start=[], stop=[])) as port:
            yield f"http://localhost:{port}"
    finally:
        pool.close()


def _with_sockets(bridge: App) -> App:
    registry.identify_by(agent_by_session)
    hub = Hub()
    return Front(bridge, {"/live/": Gate(hub)}, start=[hub.start], stop=[hub.stop])
