"""Requests cross the bridge whole: bodies of every size, limits, slow senders, headers."""

import hashlib
import json
import socket

import pytest

from tests.core.web.conftest import MIB, Serve, Site


def digest(environ, start_response):
    """Answer with what arrived."""
    body = environ["wsgi.input"]
    told = {
        "sha256": hashlib.sha256(body.read()).hexdigest(),
        "length": environ["CONTENT_LENGTH"],
        "on_disk": getattr(body, "_rolled", False),
        "path": environ["PATH_INFO"],
        "query": environ["QUERY_STRING"],
        "scheme": environ["wsgi.url_scheme"],
        "address": environ["REMOTE_ADDR"],
        "headers": {name: value for name, value in environ.items() if name.startswith("HTTP_")},
    }
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(told).encode()]


def told(site: Site, method: str, path: str, **more) -> dict:
    """Return what the application saw of a request."""
    return json.loads(site.ask(method, path, **more).read())


@pytest.mark.parametrize(("size", "on_disk"), [(0, False), (10, False), (MIB, False), (3 * MIB, True)])
def test_a_body_arrives_whole(serve: Serve, size: int, on_disk: bool):
    """Every byte of an upload arrives; above a MiB it waits on disk, not in memory."""
    body = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    seen = told(serve(digest), "POST", "/", body=body)
    assert seen["sha256"] == hashlib.sha256(body).hexdigest()
    assert (seen["length"], seen["on_disk"]) == (str(size), on_disk)


def test_a_chunked_body_gets_its_length(serve: Serve):
    """Django reads as many bytes as CONTENT_LENGTH says, so a chunked body needs one too."""
    seen = told(serve(digest), "POST", "/", body=iter([b"ab", b"cde"]), encode_chunked=True)
    assert (seen["length"], seen["sha256"]) == ("5", hashlib.sha256(b"abcde").hexdigest())


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_over_the_limit_is_refused_readably(serve: Serve, chunked: bool):
    """A sender that listens only after sending still reads the 413."""
    body = b"x" * (MIB + 1)
    more = {"body": iter([body]), "encode_chunked": True} if chunked else {"body": body}
    answer = serve(digest, limit=MIB).ask("POST", "/", **more)
    assert (answer.status, answer.headers["connection"]) == (413, "close")
    assert b"too large" in answer.read()


def test_an_absurd_announcement_is_refused_unread(serve: Serve):
    """A body of a terabyte is turned away before a byte of it is taken."""
    connection = serve(digest).connect()
    connection.putrequest("POST", "/")
    connection.putheader("Content-Length", str(2**40))
    connection.endheaders()
    assert connection.getresponse().status == 413


def test_a_client_that_stops_sending_is_let_go(serve: Serve):
    """An upload that stands still ends with 408 and has not held a thread."""
    site = serve(digest, patience=0.2)
    connection = site.connect()
    connection.putrequest("POST", "/")
    connection.putheader("Content-Length", "10")
    connection.endheaders(b"half")
    assert not site.pool.busy
    assert connection.getresponse().status == 408


def test_a_client_that_leaves_while_sending_is_forgotten(serve: Serve):
    """Half an upload never reaches the application, and the next request is answered."""
    seen = []

    def note(environ, start_response):
        seen.append(environ["PATH_INFO"])
        return digest(environ, start_response)

    site = serve(note)
    with socket.create_connection(("127.0.0.1", site.port)) as half:
        half.sendall(b"POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nab")
    assert site.ask("GET", "/next").status == 200
    assert seen == ["/next"]


def test_paths_and_queries_keep_their_bytes(serve: Serve):
    """Django gets the raw bytes as latin-1, also for broken UTF-8 and an escaped slash."""
    seen = told(serve(digest), "GET", "/gr%C3%BCn/%FF/a%2Fb?q=%C3%BC&x=1")
    assert seen["path"] == "/grün/\xff/a/b".encode().decode("latin-1").replace("Ã¿", "\xff")
    assert seen["query"] == "q=%C3%BC&x=1"


def test_headers_are_joined_and_cannot_be_disguised(serve: Serve):
    """Repeated headers are joined as their kind wants; a name with an underscore is dropped."""
    site = serve(digest)
    with socket.create_connection(("127.0.0.1", site.port)) as raw:
        raw.sendall(
            b"GET / HTTP/1.1\r\nHost: x\r\nX-Tag: a\r\nX-Tag: b\r\nCookie: a=1\r\nCookie: b=2\r\n"
            b"X_Tag: c\r\nConnection: close\r\n\r\n"
        )
        headers = json.loads(raw.makefile("rb").read().split(b"\r\n\r\n", 1)[1].split(b"\r\n")[1])["headers"]
    assert headers["HTTP_X_TAG"] == "a,b"
    assert headers["HTTP_COOKIE"] == "a=1; b=2"


FORWARDED = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}


def test_nobody_can_pose_as_a_proxy(serve: Serve):
    """Forwarding headers change nothing unless their sender is a listed proxy."""
    seen = told(serve(digest), "GET", "/", headers=FORWARDED)
    assert (seen["address"], seen["scheme"]) == ("127.0.0.1", "http")


def test_a_listed_proxy_is_believed(serve: Serve):
    """Behind a trusted proxy the client's own address and scheme are seen."""
    seen = told(serve(digest, proxies=("127.0.0.0/8",)), "GET", "/", headers=FORWARDED)
    assert (seen["address"], seen["scheme"]) == ("203.0.113.9", "https")
