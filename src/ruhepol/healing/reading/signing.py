"""Whether a webhook comes from who it says: HMAC-SHA256 as GitHub, Stripe and Standard Webhooks write it.

What is signed with its moment counts for five minutes. GitHub's form has none: there a signature counts once,
as it does with the others, for as long as keys of batches are kept.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

WINDOW_SECONDS = 300
MOST_SIGNATURES = 8
STANDARD_PREFIX = "whsec_"


class NotSignedError(Exception):
    """It was not signed with this secret, or too long ago; the words say what is wrong."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came: headers by lower-case name, the body as it was sent, and when."""

    headers: Mapping[str, str]
    body: bytes
    now: datetime

    def header(self, name: str) -> str:
        """Return a header. Raises NotSignedError where it is missing."""
        value = self.headers.get(name.lower(), "").strip()
        if not value:
            raise NotSignedError(f"the header {name} is missing")
        return value


@dataclass(frozen=True, slots=True)
class Own:
    """Names of the headers of a system that follows nobody's form; without a moment it names one only."""

    signature: str = "X-Signature"
    moment: str = ""


def github(sent: Delivery, secret: str, _own: Own) -> str:
    """Check `X-Hub-Signature-256: sha256=<hex>` over the body."""
    return _one_of([_after(sent.header("X-Hub-Signature-256"), "sha256=")], secret.encode(), sent.body)


def stripe(sent: Delivery, secret: str, _own: Own) -> str:
    """Check `Stripe-Signature: t=<seconds>,v1=<hex>` over `t.body`."""
    parts = [part.strip().partition("=") for part in sent.header("Stripe-Signature").split(",")]
    moment = next((value for name, _, value in parts if name == "t"), "")
    _in_time(moment, sent.now)
    told = [value for name, _, value in parts if name == "v1"]
    return _one_of(told, secret.encode(), moment.encode() + b"." + sent.body)


def standard(sent: Delivery, secret: str, _own: Own) -> str:
    """Check `webhook-signature: v1,<base64>` over `id.timestamp.body` (standardwebhooks.com)."""
    moment = sent.header("webhook-timestamp")
    _in_time(moment, sent.now)
    signed = f"{sent.header('webhook-id')}.{moment}.".encode() + sent.body
    pairs = [one.partition(",") for one in sent.header("webhook-signature").split()]
    told = [_hex(value) for version, _, value in pairs if version == "v1"]
    return _one_of(told, _standard_key(secret), signed)


def own(sent: Delivery, secret: str, own: Own) -> str:
    """Check a header of the system's own: hex over the body, or `moment.body` where it tells a moment."""
    signed = sent.body
    if own.moment:
        moment = sent.header(own.moment)
        _in_time(moment, sent.now)
        signed = moment.encode() + b"." + sent.body
    return _one_of([_after(sent.header(own.signature), "sha256=")], secret.encode(), signed)


STYLES: Mapping[str, Callable[[Delivery, str, Own], str]] = {
    "github": github,
    "stripe": stripe,
    "standard": standard,
    "own": own,
}
"""How a style is checked. Each returns the signature that fits, and raises NotSignedError."""


def _one_of(told: list[str], key: bytes, signed: bytes) -> str:
    right = hmac.new(key, signed, hashlib.sha256).hexdigest()
    for one in told[:MOST_SIGNATURES]:
        if hmac.compare_digest(one.lower().encode(), right.encode()):
            return right
    raise NotSignedError("the signature does not fit the secret and the body")


def _in_time(moment: str, now: datetime) -> None:
    if not (moment.isascii() and moment.isdigit() and len(moment) < 20):  # noqa: PLR2004  seconds
        raise NotSignedError("the moment is no number of seconds")
    if abs(now.timestamp() - int(moment)) > WINDOW_SECONDS:
        raise NotSignedError("it was signed more than five minutes ago, or the clocks differ")


def _after(value: str, prefix: str) -> str:
    return value.removeprefix(prefix)


def _hex(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).hex()
    except (binascii.Error, ValueError):
        return ""


def _standard_key(secret: str) -> bytes:
    """Return the key: such secrets are base64 after their prefix; others are taken as they are."""
    if not secret.startswith(STANDARD_PREFIX):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix(STANDARD_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return secret.encode()
