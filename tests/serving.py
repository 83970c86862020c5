"""A real uvicorn server on a free port, in a thread of the test."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ruhepol.core.web.asgi import App
from ruhepol.core.web.server import listener, server


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
