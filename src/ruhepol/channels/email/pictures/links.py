"""Addresses of our own that stand for pictures elsewhere; a stranger cannot make one."""

from datetime import timedelta

from ruhepol.core.crypto import BadSignature, sign, unsign

PATH = "/pictures/"
LIFE = timedelta(minutes=10)
LONGEST = 2_000
_PURPOSE = "mail.picture"


def is_remote(source: str) -> bool:
    """Tell whether a picture's source is on another server."""
    return source.strip().lower().startswith(("http://", "https://"))


def address_of(source: str) -> str | None:
    """Return where our pages load this picture from for the next minutes; None where it is too long."""
    source = source.strip()
    return f"{PATH}{sign(_PURPOSE, source)}" if len(source) <= LONGEST else None


def source_of(path: str) -> str | None:
    """Return the picture an address of ours stands for, or None for an invented or expired one."""
    try:
        source: str = unsign(_PURPOSE, path.removeprefix(PATH), max_age=LIFE)
    except BadSignature:
        return None
    return source
