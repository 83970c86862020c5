"""A back end and a host of the test's own, both real and on loopback."""

import json
import socket
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from ruhepol.healing.doing.place import Place


class Backend(ThreadingHTTPServer):
    """Answers by path with what it is told, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self):
        """Begin with no answers; unknown paths are 404."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers, self.asked = {}, []
        self.go_on = threading.Event()

    def place(self, **more):
        """Return it as a configured system."""
        scheme = more.pop("scheme", "http")
        base = more.pop("base", "")
        address = f"{scheme}://localhost:{self.server_address[1]}{base}"
        return Place("hosting", "http", address, **more)

    def handle_error(self, request, client_address):
        """Say nothing: clients that hang up are what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    def _answer(self):
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length)
        self.server.asked.append(
            (self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        )
        answer = self.server.answers.get(self.path.partition("?")[0], (404, {}, b"{}"))
        if callable(answer):
            answer(self)
            return
        status, headers, content = answer if isinstance(answer, tuple) else (200, {}, answer)
        content = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _answer  # noqa: N815  names of the library

    def log_message(self, *_args):
        """Keep quiet."""


@contextmanager
def backend(certificate=None):
    """Run a back end, over TLS where paths of a certificate are given."""
    server = Backend()
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.go_on.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def closed_port():
    """Return a port at which nobody listens."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]
