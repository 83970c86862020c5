"""Pictures fetched from a real server on this machine, which stands for one on the internet."""

import asyncio
import gzip
import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ruhepol.channels.email.pictures.fetch import MOST_BYTES, fetch
from ruhepol.channels.email.pictures.links import PATH, address_of
from ruhepol.channels.email.pictures.proxy import Pictures, kind_of
from ruhepol.channels.email.pictures.reach import RefusedError
from ruhepol.core.web.front import Front, refuse
from tests.processes import PATIENCE
from tests.serving import running

PNG = b"\x89PNG\r\n\x1a\n and the rest"
PACKED = gzip.compress(PNG + bytes(10 * MOST_BYTES))


class Elsewhere(BaseHTTPRequestHandler):
    """A server with a picture and some traps."""

    def do_GET(self):
        """Answer by the path."""
        self.server.asked.append({name.lower(): value for name, value in self.headers.items()})
        answer = {"/a.png": (200, PNG), "/page": (200, b"<html>"), "/large": (200, PNG + b"0" * MOST_BYTES)}
        answer["/packed"] = (200, PACKED)
        status, data = answer.get(self.path, (404, PNG))
        if self.path.startswith("/away"):
            status, data = 302, b""
        self.send_response(status)
        if data == PACKED:
            self.send_header("Content-Encoding", "gzip")
        if status == 302:
            self.send_header(
                "Location", {"/away": "/a.png", "/away-home": "http://10.0.0.1/"}.get(self.path, self.path)
            )
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Stay quiet."""


@contextmanager
def elsewhere() -> Iterator[ThreadingHTTPServer]:
    """Run the other server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def other() -> Iterator[ThreadingHTTPServer]:
    """The other server, running."""
    with elsewhere() as server:
        yield server


async def to_loopback(url) -> str:
    """Let the names of this test lead to this machine, and nothing else anywhere."""
    if url.host != "shop.localhost":
        raise RefusedError(url.host)
    return "127.0.0.1"


def fetched(other: ThreadingHTTPServer, path: str) -> bytes | None:
    """Fetch a path of the other server."""
    return asyncio.run(fetch(f"http://shop.localhost:{other.server_port}{path}", to_loopback))


@pytest.mark.parametrize("path", ["/a.png", "/away"])
def test_a_picture_comes_also_when_it_has_moved(other: ThreadingHTTPServer, path: str):
    """The bytes arrive, over a redirect too."""
    assert fetched(other, path) == PNG


def test_the_sender_learns_nothing_of_the_reader(other: ThreadingHTTPServer):
    """Asked for is the picture by its server's name, without a cookie, a page or a person."""
    fetched(other, "/a.png")
    [headers] = other.asked
    assert headers["host"] == f"shop.localhost:{other.server_port}"
    assert headers["user-agent"] == "Ruhepol"
    assert not {"cookie", "referer", "authorization"} & set(headers)


@pytest.mark.parametrize("path", ["/large", "/gone", "/away-home", "/away-round"])
def test_what_is_no_picture_for_us_is_given_up(other: ThreadingHTTPServer, path: str):
    """Too large, absent, moved to an address of ours, or moving in a circle."""
    assert fetched(other, path) is None


def test_nothing_is_unpacked(other: ThreadingHTTPServer):
    """Nothing packed is asked for, and what comes packed all the same stays as small as it came."""
    packed = fetched(other, "/packed")
    assert packed == PACKED
    assert kind_of(packed) is None
    assert other.asked[0]["accept-encoding"] == "identity"


def test_a_dead_server_is_no_error():
    """Nobody listens: no picture."""
    assert asyncio.run(fetch("http://shop.localhost:1/a.png", to_loopback)) is None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, b"image/png"),
        (b"\xff\xd8\xff\xe0", b"image/jpeg"),
        (b"GIF89a", b"image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", b"image/webp"),
        (b"<svg onload=alert(1)>", None),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_the_bytes_say_what_they_are(data: bytes, kind: bytes | None):
    """Only plain images pass, whatever the other server calls them."""
    assert kind_of(data) == kind


def test_our_address_serves_the_picture_and_nothing_that_acts(other: ThreadingHTTPServer):
    """Over HTTP: a signed address gives the image, shut in; a page behind one, or an invented one, 404."""
    pictures = Pictures(lambda source: fetch(source, to_loopback))
    front = Front(refuse, {}, beside={PATH: pictures}, start=[], stop=[])
    home = f"http://shop.localhost:{other.server_port}"
    with running(front) as port:
        answers = []
        for path in (address_of(f"{home}/a.png"), address_of(f"{home}/page"), f"{PATH}invented"):
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            line.request("GET", path)
            response = line.getresponse()
            answers.append((response.status, response.headers["Content-Type"], response.read()))
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in response.headers["Content-Security-Policy"]
            line.close()
    assert answers[0] == (200, "image/png", PNG)
    assert [status for status, _, _ in answers[1:]] == [404, 404]
