"""Answers cross the bridge whole: streams, files, HEAD, failures, clients that leave, too much at once."""

import http.client
import io
import socket
import threading

import pytest

from tests.core.web.conftest import MIB, Serve
from tests.processes import PATIENCE

OK = [("Content-Type", "text/plain")]


class Streaming:
    """An answer that Django would call streaming; tells when it was closed."""

    streaming = True

    def __init__(self, pieces):
        """Begin open."""
        self.pieces = pieces
        self.threads = set()
        self.closed = threading.Event()

    def __iter__(self):
        """Yield the pieces and note which threads ask for them."""
        for piece in self.pieces:
            self.threads.add(threading.get_ident())
            yield piece

    def close(self):
        """Note that the server let go."""
        self.closed.set()


def answering(chunks, status="200 OK", headers=OK):
    """Return an application that answers with the given iterable."""

    def app(_, start_response):
        start_response(status, headers)
        return chunks

    return app


def endless():
    """Yield for ever."""
    while True:
        yield b"x" * 65536


def until_closed(stream: Streaming) -> None:
    """Wait for the server to let go of a stream; the test's own time limit ends a wait in vain."""
    assert stream.closed.wait(PATIENCE)


def test_a_plain_answer_arrives(serve: Serve):
    """Status, headers and all chunks of an ordinary answer arrive."""
    answer = serve(answering([b"one ", b"two"], "404 Not Found", [("X-Own", "ü")])).ask("GET", "/")
    assert (answer.status, answer.headers["x-own"], answer.read()) == (404, "ü", b"one two")


def test_pieces_arrive_as_they_are_made(serve: Serve):
    """The first piece of a stream is read while the second does not exist yet."""
    go_on = threading.Event()

    def pieces():
        yield b"first\n"
        go_on.wait()
        yield b"second\n"

    stream = Streaming(pieces())
    answer = serve(answering(stream)).ask("GET", "/")
    assert answer.readline() == b"first\n"
    go_on.set()
    assert answer.read() == b"second\n"
    until_closed(stream)
    assert len(stream.threads) == 1


def test_a_client_that_leaves_frees_the_thread(serve: Serve):
    """An endless stream ends, and is closed, when nobody reads it any more."""
    stream = Streaming(endless())
    site = serve(answering(stream), threads=1)
    answer = site.ask("GET", "/")
    answer.read(10)
    site.open[0].close()
    answer.close()
    until_closed(stream)


def test_a_client_that_stops_reading_frees_the_thread(serve: Serve):
    """A reader that stands still is given up after the patience, and the stream is closed."""
    stream = Streaming(endless())
    site = serve(answering(stream), patience=0.2)
    with socket.create_connection(("127.0.0.1", site.port)) as deaf:
        deaf.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        until_closed(stream)


def test_a_stream_that_fails_is_cut_not_ended(serve: Serve):
    """A reader can tell half an answer from a whole one."""

    def pieces():
        yield b"half"
        raise LookupError

    stream = Streaming(pieces())
    answer = serve(answering(stream)).ask("GET", "/")
    with pytest.raises(http.client.IncompleteRead):
        answer.read()
    until_closed(stream)


def test_a_failure_before_the_answer_is_a_500(serve: Serve):
    """An error of the application is answered, and the thread serves the next request."""

    def app(environ, start_response):
        if environ["PATH_INFO"] == "/bad":
            raise LookupError
        return answering([b"good"])(environ, start_response)

    site = serve(app, threads=1)
    assert site.ask("GET", "/bad").status == 500
    assert site.ask("GET", "/").read() == b"good"


def test_head_has_headers_and_no_body(serve: Serve):
    """HEAD tells the length, runs no stream and leaves the connection usable."""
    stream = Streaming(endless())
    site = serve(answering(stream, headers=[("Content-Length", "5")]))
    connection = site.connect()
    connection.request("HEAD", "/")
    answer = connection.getresponse()
    assert (answer.headers["content-length"], answer.read()) == ("5", b"")
    until_closed(stream)
    assert not stream.threads
    connection.request("HEAD", "/")
    assert connection.getresponse().status == 200


def file_app(file, size):
    """Return an application that answers with a file, as Django does for a FileResponse."""

    def app(environ, start_response):
        start_response("200 OK", [("Content-Length", str(size))])
        return environ["wsgi.file_wrapper"](file, 65536)

    return app


@pytest.mark.parametrize("size", [0, 10, 65536, 3 * MIB + 7])
def test_a_file_arrives_whole_and_is_closed(serve: Serve, size: int):
    """Files of every size arrive byte for byte."""
    file = io.BytesIO(b"f" * size)
    answer = serve(file_app(file, size)).ask("GET", "/")
    assert answer.read() == b"f" * size


def test_a_large_download_holds_no_thread(serve: Serve):
    """While one client dawdles over a file, the only thread serves another."""
    file = io.BytesIO(b"f" * 40 * MIB)
    download = file_app(file, 40 * MIB)

    def app(environ, start_response):
        serving = download if environ["PATH_INFO"] == "/file" else answering([b"quick"])
        return serving(environ, start_response)

    site = serve(app, threads=1, queue=1)
    slow = site.ask("GET", "/file")
    assert site.ask("GET", "/").read() == b"quick"
    assert len(slow.read()) == 40 * MIB


class Gate:
    """An application that holds its thread until it is told to go on."""

    def __init__(self):
        """Begin shut."""
        self.entered = threading.Semaphore(0)
        self.go_on = threading.Event()
        self.served = []

    def __call__(self, environ, start_response):
        """Wait inside, then answer."""
        self.entered.release()
        self.go_on.wait(PATIENCE)
        self.served.append(environ["PATH_INFO"])
        return answering([b"done"])(environ, start_response)


def test_too_much_at_once_is_refused_quickly(serve: Serve):
    """Beyond threads and queue the answer is 503 with a hint when to return; nothing accepted is lost."""
    gate = Gate()
    site = serve(gate, threads=1, queue=1)
    first, second = site.connect(), site.connect()
    for connection, path in ((first, "/first"), (second, "/second")):
        connection.request("GET", path)
        assert site.pool.accepted.acquire(timeout=PATIENCE)
    answers = [site.ask("GET", "/more") for _ in range(2)]
    assert [answer.status for answer in answers] == [503, 503]
    assert all(answer.headers["retry-after"] for answer in answers)
    gate.go_on.set()
    assert [first.getresponse().read(), second.getresponse().read()] == [b"done", b"done"]


def test_who_leaves_the_queue_costs_no_thread(serve: Serve):
    """A request whose client left before its turn is never run."""
    gate = Gate()
    site = serve(gate, threads=1)
    first = site.connect()
    first.request("GET", "/first")
    assert gate.entered.acquire(timeout=PATIENCE)
    with socket.create_connection(("127.0.0.1", site.port)) as raw:
        raw.sendall(b"GET /left HTTP/1.1\r\nHost: x\r\n\r\n")
    assert site.pool.dropped.wait(PATIENCE)
    gate.go_on.set()
    assert first.getresponse().read() == site.ask("GET", "/last").read() == b"done"
    assert gate.served == ["/first", "/last"]
