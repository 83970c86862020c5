"""Somebody who clicks: one persistent connection, a session, a token against forgery."""

import http.client
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

SEE_OTHER = {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER}
TOKEN = "b" * 32
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Answer:
    """What came back, where it leads, and how long the client waited, in milliseconds."""

    status: int
    target: str
    body: bytes
    waited: float

    @property
    def is_right(self) -> bool:
        """Tell whether this is the page or act itself, and not an error or the way to a sign-in."""
        return self.status == HTTPStatus.OK or (self.status in SEE_OTHER and "/account/" not in self.target)


class Visitor:
    """A browser without a screen."""

    def __init__(self, port: int, cookies: Mapping[str, str]) -> None:
        """Connect; the cookies say who is asking."""
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        sent = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self._headers = {"Cookie": sent, "X-CSRFToken": TOKEN, "Accept-Language": "de"}

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, **fields: str) -> Answer:
        """Send a form."""
        return self._ask("POST", path, urlencode(fields), FORM)

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        begun = time.perf_counter()
        try:
            answer = self._send(method, path, body, headers)
        except ConnectionError:  # hung up on while it waited for jobs; servers keep no idle line for ever
            self._line.close()
            begun = time.perf_counter()
            answer = self._send(method, path, body, headers)
        content = answer.read()
        target = answer.headers.get("Location", "")
        return Answer(answer.status, target, content, (time.perf_counter() - begun) * 1000)

    def _send(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> http.client.HTTPResponse:
        self._line.request(method, path, body, {**self._headers, **headers})
        return self._line.getresponse()
