"""The door of the demo company's systems: an API behind a token, and a page where faults are switched on."""

import hmac
import json
import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from ruhepol.demo.systems.company import Answer, Systems
from ruhepol.demo.systems.drawing import FOLDER, draw

LARGEST = 64 * 1024
_FILES = {
    "/systems.css": ("systems.css", "text/css"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
    "/favicon.ico": ("icon.svg", "image/svg+xml"),
}
_PAGE = re.compile(r"/(de|en)/(faults|put-right)?")
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


class Door(ThreadingHTTPServer):
    """Listens for the help desk and for whoever tries things out; the page leads to `desk` and `shop`."""

    daemon_threads = True

    def __init__(
        self, address: tuple[str, int], systems: Systems, *, token: str, desk: str, shop: str
    ) -> None:
        """Know what is behind the door and who may ask for it."""
        self.systems, self.token, self.desk, self.shop = systems, token, desk, shop
        super().__init__(address, Requests)


class Requests(BaseHTTPRequestHandler):
    """Answers one caller."""

    server: Door
    server_version, sys_version = "Nordstern", ""
    timeout = 30

    def do_GET(self) -> None:
        """Show the page, its files, or what is known of a thing."""
        path = urlsplit(self.path).path
        if known := _FILES.get(path):
            name, kind = known
            self._send((FOLDER / name).read_bytes(), kind)
        elif path == "/":
            self._go(f"/{'de' if self.headers.get('Accept-Language', '').startswith('de') else 'en'}/")
        elif (found := _PAGE.fullmatch(path)) and not found[2]:
            self._send(draw(found[1], self.server), "text/html; charset=utf-8")
        elif self._may_ask():
            self._answer(self.server.systems.look(unquote(path).removeprefix("/")))

    def do_POST(self) -> None:
        """Do what is asked, or switch a fault."""
        size = int(self.headers.get("Content-Length") or 0)
        if size > LARGEST:
            self._send(b"", "text/plain", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        body, path = self.rfile.read(size), urlsplit(self.path).path
        if found := _PAGE.fullmatch(path):
            self._switch(found[1], found[2] or "", parse_qs(body.decode("utf-8", "replace")))
        elif self._may_ask():
            key = self.headers.get("Idempotency-Key", "")
            self._answer(self.server.systems.act(unquote(path).removeprefix("/"), body, key=key))

    def _switch(self, language: str, what: str, form: dict[str, list[str]]) -> None:
        """Break something or put everything right; only for the page itself, not for a form elsewhere."""
        if self.headers.get("Origin") not in {None, f"http://{self.headers.get('Host')}"}:
            self._send(b"", "text/plain", HTTPStatus.FORBIDDEN)
            return
        if what == "put-right":
            self.server.systems.put_right()
        else:
            kind, number, slug = [*form.get("fault", [""])[0].split("|"), "", ""][:3]
            self.server.systems.break_(kind, number, slug)
        self._go(f"/{language}/")

    def _may_ask(self) -> bool:
        said = self.headers.get("Authorization", "").encode()
        if hmac.compare_digest(said, f"Bearer {self.server.token}".encode()):
            return True
        self._answer(Answer(HTTPStatus.UNAUTHORIZED, {"error": "a token is needed"}))
        return False

    def _go(self, address: str) -> None:
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, answer: Answer) -> None:
        self._send(json.dumps(answer.said).encode(), "application/json", answer.status)

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_facts: object) -> None:
        """Stay quiet: the log belongs to the help desk."""
