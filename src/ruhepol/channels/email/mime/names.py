"""Names of files: safe ones, and made-up ones for what came without."""

import re
from email.message import Message

from ruhepol.channels.email.mime.charset import clean
from ruhepol.channels.email.mime.parameters import parameter

_UNSAFE_NAME = re.compile(r"[\x00-\x1f/\\:*?\"<>|]+")
_NAME_LENGTH = 200


def file_name(part: Message) -> str:
    """Return the name a part gives itself, made safe; nothing where it gives none."""
    name = parameter(part, "content-disposition", "filename", "name")
    return safe_name(name or parameter(part, "content-type", "name", "filename", "file"))


def safe_name(name: str) -> str:
    """Return the last part of a file name without what a file system could misread."""
    last = clean(name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    last = _UNSAFE_NAME.sub("_", last).strip(" ")
    stem, dot, ending = last.rpartition(".")
    if len(last) > _NAME_LENGTH and dot:
        return f"{stem[: _NAME_LENGTH - len(ending[:20]) - 1]}.{ending[:20]}"
    return last[:_NAME_LENGTH] if last.strip(".") else ""


_ENDINGS = {
    "text/plain": "txt", "text/html": "html", "text/calendar": "ics", "text/csv": "csv", "image/jpeg": "jpg",
    "message/rfc822": "eml", "message/global": "eml", "application/pkcs7-signature": "p7s",
    "application/x-pkcs7-signature": "p7s", "application/pkcs7-mime": "p7m", "application/ms-tnef": "dat",
    "application/x-pkcs7-mime": "p7m", "application/pgp-signature": "asc", "application/pgp-encrypted": "asc",
    "application/octet-stream": "bin",
}  # fmt: skip


def made_up_name(kind: str, number: int) -> str:
    """Name what came without a name, by its type."""
    ending = _ENDINGS.get(kind) or re.sub(r"[^a-z0-9]", "", kind.partition("/")[2])[:10] or "bin"
    return f"part-{number}.{ending}"
