"""Somebody who clicks: one persistent connection, a session, a token against forgery."""

import http.client
import time
from dataclasses import dataclass
from urllib.parse import urlencode

TOKEN = "b" * 32
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Answer:
    """What came back, and how long the client waited, in milliseconds."""

    status: int
    body: bytes
    waited: float


class Visitor:
    """A browser without a screen."""

    def __init__(self, port: int, session: str = "") -> None:
        """Connect; `session` is a session key of somebody signed in."""
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        cookies = [f"csrftoken={TOKEN}", *([f"sessionid={session}"] if session else [])]
        self._headers = {"Cookie": "; ".join(cookies), "X-CSRFToken": TOKEN, "Accept-Language": "de"}

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, **fields: str) -> Answer:
        """Send a form."""
        return self._ask("POST", path, urlencode(fields), FORM)

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        begun = time.perf_counter()
        self._line.request(method, path, body, {**self._headers, **headers})
        answer = self._line.getresponse()
        content = answer.read()
        return Answer(answer.status, content, (time.perf_counter() - begun) * 1000)
