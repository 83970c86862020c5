"""The sink's page: what was sent, newest first, with a form to answer as the customer."""

import smtplib
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from ruhepol.channels.email.sink.answer import answer_to, hand_in, written
from ruhepol.channels.email.sink.store import Kept, Store

PAGES = Path(__file__).parent / "pages"
LARGEST_FORM = 1_000_000
FILES = {"sink.css": "text/css", "icon.svg": "image/svg+xml"}
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
LOCAL = {"127.0.0.1", "localhost", "::1"}


class SinkServer(ThreadingHTTPServer):
    """Serves the pages of one store; answers go to the intake at `intake`."""

    daemon_threads = True

    def __init__(
        self, address: tuple[str, int], store: Store, intake: tuple[str, int], support: Callable[[], str]
    ) -> None:
        """Listen; `support` returns the address a new mail is written to, nothing before the set-up."""
        self.store, self.intake, self.support = store, intake, support
        super().__init__(address, SinkPages)


class SinkPages(BaseHTTPRequestHandler):
    """The few addresses there are. Only this machine may ask, and only its own pages may post."""

    server: SinkServer
    server_version, sys_version = "Ruhepol", ""
    timeout = 30

    def handle_one_request(self) -> None:
        """Speak German to browsers that ask for it first, else English."""
        with translation.override("en"):
            super().handle_one_request()

    def do_GET(self) -> None:
        """Show the list, a mail, its bytes, or what the pages are made of."""
        self._choose_language()
        path = urlsplit(self.path).path
        if not self._is_local():
            self._send(HTTPStatus.FORBIDDEN, b"", "text/plain")
        elif kind := FILES.get(path.removeprefix("/")):
            self._send(HTTPStatus.OK, (PAGES / path.removeprefix("/")).read_bytes(), kind)
        elif path == "/":
            self._page()
        elif kept := self.server.store.get(path.removeprefix("/mail/").removesuffix(".eml")):
            if path.endswith(".eml"):
                self._send(HTTPStatus.OK, kept.raw, "application/octet-stream", download=f"{kept.name}.eml")
            else:
                self._page(kept)
        else:
            self._page(status=HTTPStatus.NOT_FOUND, words=_("This mail is not here (any more)."))

    def do_POST(self) -> None:
        """Send an answer or a new mail as a customer."""
        self._choose_language()
        if not self._is_local() or not self._is_own_form():
            self._send(HTTPStatus.FORBIDDEN, b"", "text/plain")
            return
        fields = self._fields()
        kept = self.server.store.get(fields.get("to", ""))
        try:
            mail = (
                answer_to(kept, fields.get("text", ""))
                if kept
                else written(
                    sender=fields.get("from", ""),
                    to=self.server.support(),
                    subject=fields.get("subject", ""),
                    text=fields.get("text", ""),
                )
            )
            hand_in(mail, host=self.server.intake[0], port=self.server.intake[1])
        except (ValueError, LookupError, OSError, smtplib.SMTPException) as error:
            self._page(
                kept,
                status=HTTPStatus.UNPROCESSABLE_ENTITY,
                words=_("Not sent: %(error)s") % {"error": error},
                typed=fields,
            )
            return
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", f"/mail/{quote(kept.name)}?sent" if kept else "/?sent")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _fields(self) -> dict[str, str]:
        length = min(int(self.headers.get("Content-Length") or 0), LARGEST_FORM)
        pairs = parse_qs(self.rfile.read(length).decode("utf-8", "replace"), keep_blank_values=True)
        return {name: values[0] for name, values in pairs.items()}

    def _page(
        self,
        kept: Kept | None = None,
        *,
        status: HTTPStatus = HTTPStatus.OK,
        words: str = "",
        typed: dict[str, str] | None = None,
    ) -> None:
        sent = urlsplit(self.path).query == "sent"
        context = {
            "kept": kept,
            "mails": self.server.store.newest(),
            "support": self.server.support(),
            "words": words or (_("Sent.") if sent else ""),
            "typed": typed or {},
        }
        page = render_to_string("email/sink.html", context, using="jinja2")
        self._send(status, page.encode(), "text/html")

    def _send(self, status: HTTPStatus, body: bytes, kind: str, *, download: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        if download:
            self.send_header("Content-Disposition", f'attachment; filename="{download}"')
        self.end_headers()
        self.wfile.write(body)

    def _choose_language(self) -> None:
        wish = self.headers.get("Accept-Language", "").strip().lower()
        translation.activate("de" if wish.startswith("de") else "en")

    def _is_local(self) -> bool:
        """Refuse names that a strange page may have made to mean this machine."""
        return urlsplit(f"//{self.headers.get('Host', '')}").hostname in LOCAL

    def _is_own_form(self) -> bool:
        origin = self.headers.get("Origin")
        return origin is None or urlsplit(origin).netloc == self.headers.get("Host")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        """Say nothing for every request."""
