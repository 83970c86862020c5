"""The shop's few addresses, behind a policy that lets in only its own files and the help desk it names."""

import re
from http import HTTPStatus
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from ruhepol.demo.shop.drawing import FOLDER, LANGUAGES, draw, products
from ruhepol.demo.shop.keys import Keys
from ruhepol.demo.shop.signing import identity

KIM = {"external_id": "10017", "email": "kim@turnierserver.example", "name": "Kim Berger"}
FILES = {
    "shop.css": "text/css",
    "shop.js": "text/javascript",
    "products.svg": "image/svg+xml",
    "icon.svg": "image/svg+xml",
}
_PAGE = re.compile(r"/(de|en)/(?:(basket)|product/([a-z]+))?")


class Shop(ThreadingHTTPServer):
    """Listens for visitors of one shop; `desk` is the address of the help desk."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], keys: Keys, desk: str, systems: str = "") -> None:
        """Know the help desk as any shop would, and where visitors of the demonstration may break things."""
        self.keys, self.desk, self.systems = keys, desk, systems
        self.policy = policy(desk)
        super().__init__(address, Pages)


def policy(desk: str) -> str:
    """Return the shop's content policy: what `docs/howto/chat.md` tells host pages to allow, and no more."""
    socket = f"ws{desk.removeprefix('http')}"
    return (
        f"default-src 'none'; script-src 'self' {desk}; style-src 'self'; img-src 'self' {desk}; "
        f"connect-src {desk} {socket}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types ruhepol"
    )


class Pages(BaseHTTPRequestHandler):
    """Answers one visitor."""

    server: Shop
    server_version, sys_version = "Nordstern", ""
    timeout = 30

    def do_GET(self) -> None:
        """Show a page or hand out one of the shop's files."""
        path = urlsplit(self.path).path
        if (name := path.removeprefix("/")) in FILES:
            self._send((FOLDER / name).read_bytes(), FILES[name])
        elif path == "/":
            self._go(f"/{'de' if self.headers.get('Accept-Language', '').startswith('de') else 'en'}/")
        elif found := _PAGE.fullmatch(path):
            self._page(*found.groups())
        else:
            self._send(b"", "text/plain", HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """Sign the one customer of the shop in or out."""
        back = f"/{language}/" if (language := self.path[1:3]) in LANGUAGES else "/"
        signs_in = self.path.endswith("/sign-in")
        self._go(back, f"customer={'kim' if signs_in else ''}; Path=/; HttpOnly; SameSite=Lax")

    def _page(self, language: str, basket: str | None, slug: str | None) -> None:
        if slug and slug not in products(language):
            self._send(b"", "text/plain", HTTPStatus.NOT_FOUND)
            return
        cookies = SimpleCookie(self.headers.get("Cookie", ""))
        signed_in = "customer" in cookies and cookies["customer"].value == "kim"
        facts = {
            "desk": self.server.desk,
            "systems": self.server.systems,
            "key": self.server.keys.key,
            "path": self.path[3:],
            "identity": identity(KIM, self.server.keys.secret) if signed_in else "",
        }
        template = "basket.html" if basket else "product.html" if slug else "home.html"
        self._send(draw(template, language, slug=slug or "", **facts), "text/html; charset=utf-8")

    def _go(self, address: str, cookie: str = "") -> None:
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", address)
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", self.server.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_facts: object) -> None:
        """Stay quiet: the log belongs to the help desk."""
