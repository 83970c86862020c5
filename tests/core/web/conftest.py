"""A real uvicorn server on a free port, in a thread of the test."""

import http.client
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from ruhepol.core.web.bridge import Bridge, WsgiApp
from ruhepol.core.web.front import Front
from ruhepol.core.web.pool import Pool
from tests.processes import PATIENCE
from tests.serving import running

MIB = 1024 * 1024


class TellingPool(Pool):
    """A pool that tells when it accepted work, and when work was taken out of its queue."""

    def __init__(self, **limits) -> None:
        """Begin with nothing accepted and nothing dropped."""
        super().__init__(**limits, name="site")
        self.accepted = threading.Semaphore(0)
        self.dropped = threading.Event()

    def start(self, work):
        """Start as ever, and listen for a cancelled end."""
        future = super().start(work)
        self.accepted.release()
        future.add_done_callback(lambda ended: ended.cancelled() and self.dropped.set())
        return future


@dataclass
class Site:
    """A small application behind the bridge: `port` to reach it, `pool` to look at its threads."""

    port: int
    pool: TellingPool
    open: list[http.client.HTTPConnection] = field(default_factory=list)

    def connect(self) -> http.client.HTTPConnection:
        """Return a connection of its own, closed with the test."""
        self.open.append(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE))
        return self.open[-1]

    def ask(self, method: str, path: str, **more) -> http.client.HTTPResponse:
        """Send one request on its own connection and return the answer, body unread."""
        connection = self.connect()
        connection.request(method, path, **more)
        return connection.getresponse()


Serve = Callable[..., Site]


@pytest.fixture
def serve(request: pytest.FixtureRequest) -> Serve:
    """Serve a WSGI application over the bridge; every limit can be set small."""

    def start(app: WsgiApp, *, threads: int = 2, queue: int = 5, limit: int = 4 * MIB, **more) -> Site:
        proxies = more.pop("proxies", ())
        pool = TellingPool(threads=threads, queue=queue)
        request.addfinalizer(pool.close)
        front = Front(Bridge(app, pool, limit=limit, **more), {}, start=[], stop=[])
        context = running(front, proxies)
        site = Site(context.__enter__(), pool)
        request.addfinalizer(lambda: context.__exit__(None, None, None))
        request.addfinalizer(lambda: [connection.close() for connection in site.open])
        return site

    return start
