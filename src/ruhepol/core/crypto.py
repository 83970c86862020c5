"""Tokens and signatures, so that no room makes up its own."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.core import signing

from ruhepol.core import clock


class BadSignature(ValueError):  # noqa: N818  named for what it is
    """The text was not signed by us, or for another purpose."""


class SignatureExpired(BadSignature):
    """The text was signed by us, but too long ago."""


def new_token() -> str:
    """Return 256 fresh random bits for a URL or a header. Store its `digest`, never the token."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """Return the sha256 of a token in hex. Enough for 256 random bits; a password needs a slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def sign(purpose: str, value: Any) -> str:  # noqa: ANN401  any JSON value
    """Return `value` (JSON) signed and dated as URL-safe text that only `unsign(purpose, …)` accepts."""
    return _signer(purpose).sign_object([value, clock.now().timestamp()])


def unsign(purpose: str, text: str, *, max_age: timedelta | None = None) -> Any:  # noqa: ANN401
    """Return the signed value; raises BadSignature, or SignatureExpired after `max_age`."""
    try:
        value, at = _signer(purpose).unsign_object(text)
    except (signing.BadSignature, ValueError) as error:
        raise BadSignature(purpose) from error
    if max_age is not None and clock.now().timestamp() - at > max_age.total_seconds():
        raise SignatureExpired(purpose)
    return value


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(salt=f"ruhepol.{purpose}")
