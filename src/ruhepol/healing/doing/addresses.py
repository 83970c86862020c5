"""Addresses of systems as an administrator writes them: whole, without a password, never our own database."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from ruhepol.healing.exceptions import AddressError
from ruhepol.healing.models import System

_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,59}")
_TAKEN = {"host", "content-length", "content-type", "connection", "transfer-encoding", "idempotency-key"}


def usable_address(kind: str, text: str) -> str:
    """Return the address of a system of this kind in its plain form. Raises AddressError."""
    address = text.strip()
    if kind not in {System.Kind.HTTP, System.Kind.SQL}:
        if address:
            raise AddressError("none")
        return ""
    try:
        parts = urlsplit(address)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise AddressError(kind) from error
    if parts.password or (kind == System.Kind.HTTP and parts.username):
        raise AddressError("secret")
    if kind == System.Kind.HTTP:
        usable = whole and parts.scheme in {"http", "https"} and not (parts.query or parts.fragment)
    else:
        usable = _file_of(address) is not None or (whole and parts.scheme == "postgresql")
    if not usable or any(sign.isspace() or sign in "{}\\" for sign in address):
        raise AddressError(kind)
    return address


def check_sign_in(kind: str, way: str, user: str, secret: str) -> None:
    """Raise AddressError where a name or a secret cannot be shown the way it is meant to be."""
    if kind != System.Kind.HTTP:
        return
    if way == System.Way.HEADER and (not _HEADER.fullmatch(user) or user.lower() in _TAKEN):
        raise AddressError("header")
    if way == System.Way.BASIC and not user:
        raise AddressError("user")
    if way != System.Way.BASIC and not (secret.isascii() and (secret.isprintable())):
        raise AddressError("letters")


def same_place(before: str, after: str) -> bool:
    """Tell whether two addresses lead to the same host and port, as encrypted as before."""
    first, second = urlsplit(before), urlsplit(after)
    return (first.scheme, first.netloc) == (second.scheme, second.netloc)


def _file_of(address: str) -> Path | None:
    """Return the file of a SQLite address, None for our own database and what is no file's whole path."""
    if not address.startswith("sqlite:////"):
        return None
    path = Path(address.removeprefix("sqlite:///"))
    ours = Path(settings.RUHEPOL.data_dir).resolve()
    return None if path.resolve().is_relative_to(ours) else path
