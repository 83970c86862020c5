"""Calling a back end by HTTP: only at its own address, never further, never for long, never for much."""

import asyncio
import json
import ssl
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ruhepol.healing.doing.guard import address_of
from ruhepol.healing.doing.place import NobodyThereError, NotDoneError, Place

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 256 * 1024
_BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked of a back end. `key` is the idempotency key: the same for every try of one step."""

    method: str
    path: str
    json: Any = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    status: int
    body: bytes
    is_whole: bool = True

    @property
    def is_good(self) -> bool:
        """Whether it was done (2xx)."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def is_busy(self) -> bool:
        """Whether the back end refused for now, so that nothing was done."""
        return self.status in _BUSY

    def document(self) -> Any:  # noqa: ANN401  JSON
        """Return the JSON of it. Raises NotDoneError."""
        if not self.is_whole:
            raise NotDoneError(f"the answer is larger than {MOST_BYTES // 1024} KiB")
        return document(self.body)


def document(text: str | bytes) -> Any:  # noqa: ANN401  JSON
    """Return the JSON that an answer or a program says. Raises NotDoneError."""
    try:
        return json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise NotDoneError("the answer is no JSON") from error


def _refused(constant: str) -> None:
    """Refuse what Python takes for a number and no database keeps: NaN and the infinities."""
    raise ValueError(constant)


def get_ready() -> None:
    """Load what the first call of a process would wait for: more than a second on a busy machine."""
    import httpx  # noqa: F401, PLC0415  loaded by those who call

    _trusted()


def call(place: Place, asked: Call, *, limit: float) -> Answered:
    """Ask and return the answer, whatever its status, within `limit` seconds. Raises NotDoneError."""
    return asyncio.run(_within(place, asked, limit))


def address(place: Place, path: str) -> str:
    """Return the web address of a path at a back end; it never leaves the one that is configured.

    Raises NotDoneError.
    """
    import httpx  # noqa: PLC0415  loaded by those who call

    beneath = unquote(path.partition("?")[0]).replace("\\", "/").split("/")
    try:
        base, url = httpx.URL(place.address), httpx.URL(place.address.rstrip("/") + path)
    except httpx.InvalidURL as error:
        raise NotDoneError("that is no web address") from error
    same = (base.scheme, base.netloc, base.userinfo) == (url.scheme, url.netloc, url.userinfo)
    if not path.startswith("/") or {".", ".."} & set(beneath) or not same or url.fragment:
        raise NotDoneError(f"{path[:120]} leads away from {place.name}")
    return str(url)


async def _within(place: Place, asked: Call, limit: float) -> Answered:
    """Ask; where it fails, tell whether the back end may have heard."""
    import httpx  # noqa: PLC0415  loaded by those who call

    heard = False

    async def trace(event: str, _info: object) -> None:
        nonlocal heard
        heard = heard or event.endswith("send_request_headers.started")

    try:
        async with asyncio.timeout(limit):
            return await _ask(place, asked, {"trace": trace})
    except TimeoutError as error:
        raise NotDoneError(f"no answer within {limit:g} s", retry=True, unsure=heard) from error
    except (httpx.HTTPError, OSError) as error:
        words = f"{type(error).__name__}: {error}".rstrip(": ")
        kind = NobodyThereError if isinstance(error, httpx.ConnectError) else NotDoneError
        raise kind(words, retry=True, unsure=heard) from error


async def _ask(place: Place, asked: Call, extensions: dict[str, Any]) -> Answered:
    import httpx  # noqa: PLC0415  loaded by those who call

    url = httpx.URL(address(place, asked.path))
    port = url.port or (443 if url.scheme == "https" else 80)
    there = await asyncio.to_thread(address_of, url.host, port)
    auth = httpx.BasicAuth(place.user, place.secret) if place.way == "basic" and place.secret else None
    async with httpx.AsyncClient(trust_env=False, verify=_trusted(), timeout=None, auth=auth) as client:  # noqa: S113  the whole is timed
        request = client.build_request(
            asked.method,
            url.copy_with(host=there),
            headers={"host": url.netloc.decode("ascii"), **_headers(place, asked)},
            json=asked.json,
            extensions={"sni_hostname": url.host, **extensions},
        )
        answer = await client.send(request, stream=True)
        try:
            return await _read(answer)
        finally:
            await answer.aclose()


def _headers(place: Place, asked: Call) -> dict[str, str]:
    # Packed answers could grow without measure when they are unpacked.
    headers = {"user-agent": "Ruhepol", "accept": "application/json", "accept-encoding": "identity"}
    if asked.key:
        headers["idempotency-key"] = asked.key
    if place.secret and place.way == "bearer":
        headers["authorization"] = f"Bearer {place.secret}"
    elif place.secret and place.way == "header":
        headers[place.user] = place.secret
    return headers


async def _read(answer: "httpx.Response") -> Answered:
    body = bytearray()
    async for chunk in answer.aiter_raw():
        body += chunk
        if len(body) > MOST_BYTES:
            return Answered(answer.status_code, bytes(body[:MOST_BYTES]), is_whole=False)
    return Answered(answer.status_code, bytes(body))


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    """Return whom the machine trusts, its own authorities among them; read once."""
    return ssl.create_default_context()
