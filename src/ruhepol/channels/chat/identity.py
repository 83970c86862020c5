"""Reading the host page's word on who is there: a JSON Web Token (RFC 7519), signed with HS256.

Written out here because one algorithm is all there is: a library's many are its usual holes.
"""

import base64
import binascii
import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ruhepol.channels.chat.exceptions import IdentityRefusedError
from ruhepol.core.crypto import digest

LONGEST = 4096
LATEST_SECONDS = 24 * 3600
_ID = re.compile(r"\S{1,200}")


@dataclass(frozen=True, slots=True)
class Claim:
    """Who the page says is there. `digest` names this very token."""

    external_id: str
    email: str
    name: str
    digest: str


def read(token: str, secret: str, *, audience: str, now: datetime) -> Claim:
    """Return what a token says; `audience` is the widget's key.

    Needs `external_id` (or `sub`) and `exp`, at most a day ahead. An `aud` has to be the widget's. An address
    counts unless the page itself says that it is not verified. Raises IdentityRefusedError.
    """
    if not secret:
        raise IdentityRefusedError("unset")
    said = _signed(token, secret)
    _in_time(said, now)
    if said.get("aud") not in {None, audience}:
        raise IdentityRefusedError("foreign")
    external_id = said.get("external_id") or said.get("sub")
    if not isinstance(external_id, str | int) or not _ID.fullmatch(str(external_id)):
        raise IdentityRefusedError("nobody")
    email = _word(said.get("email")) if said.get("email_verified") is not False else ""
    return Claim(str(external_id), email, _word(said.get("name")), digest(token))


def _signed(token: str, secret: str) -> dict[str, Any]:
    parts = token.split(".")
    if len(token) > LONGEST or len(parts) != 3:  # noqa: PLR2004  head, body, signature
        raise IdentityRefusedError("garbage")
    expected = hmac.new(secret.encode(), ".".join(parts[:2]).encode(), hashlib.sha256).digest()
    if not hmac.compare_digest(expected, _bytes(parts[2])):
        raise IdentityRefusedError("forged")
    head, body = _object(parts[0]), _object(parts[1])
    if head.get("alg") != "HS256":
        raise IdentityRefusedError("forged")
    return body


def _in_time(said: dict[str, Any], now: datetime) -> None:
    ends = said.get("exp")
    if not isinstance(ends, int | float) or isinstance(ends, bool):
        raise IdentityRefusedError("endless")
    left = ends - now.timestamp()
    if left <= 0:
        raise IdentityRefusedError("expired")
    if not left <= LATEST_SECONDS:  # not even where it is no number
        raise IdentityRefusedError("endless")


def _object(part: str) -> dict[str, Any]:
    try:
        found = json.loads(_bytes(part))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise IdentityRefusedError("garbage")
    return found


def _bytes(part: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(part.encode("ascii") + b"=" * (-len(part) % 4))
    except (ValueError, binascii.Error):
        raise IdentityRefusedError("garbage") from None


def _word(value: object) -> str:
    return " ".join(value.split())[:160] if isinstance(value, str) else ""
