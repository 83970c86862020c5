"""Reading what a system sent: unpacked, and never more than is allowed."""

import zlib

from django.conf import settings
from django.http import HttpRequest

LARGEST = 16 * 1024 * 1024
"""Bytes of one request once it is unpacked; exporters send some hundred kilobytes."""

LARGEST_SIGNED = 2 * 1024 * 1024
"""Bytes of a webhook's body, which is read before anybody knows who sent it."""


class BodyRefusedError(Exception):
    """The body cannot be taken; `status` is HTTP's."""

    def __init__(self, status: int, words: str) -> None:
        """Keep the answer."""
        super().__init__(words)
        self.status = status


def plain(request: HttpRequest) -> bytes:
    """Return the body as it was sent, which is what was signed. Raises BodyRefusedError."""
    if request.headers.get("Content-Encoding", "identity").strip().lower() not in {"", "identity"}:
        raise BodyRefusedError(415, "Send it as it was signed, not packed.")
    body = request.read(LARGEST_SIGNED + 1)
    if len(body) > LARGEST_SIGNED:
        raise BodyRefusedError(413, f"More than {LARGEST_SIGNED} bytes.")
    return body


def unpacked(request: HttpRequest) -> bytes:
    """Return the body as it was before it was packed. Raises BodyRefusedError."""
    packed = request.read(min(LARGEST, settings.RUHEPOL.upload_megabytes * 1024 * 1024) + 1)
    if len(packed) > LARGEST:
        raise BodyRefusedError(413, f"More than {LARGEST} bytes.")
    coding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in {"", "identity"}:
        return packed
    if coding != "gzip":
        raise BodyRefusedError(415, f"Content-Encoding {coding[:40]!r} is not understood; send gzip or none.")
    reader = zlib.decompressobj(wbits=31)
    try:
        body = reader.decompress(packed, LARGEST + 1)
    except zlib.error as error:
        raise BodyRefusedError(400, f"Not gzip: {error}") from error
    if len(body) > LARGEST:
        raise BodyRefusedError(413, f"More than {LARGEST} bytes once it is unpacked.")
    if not reader.eof:
        raise BodyRefusedError(400, "Not gzip: it ends too early.")
    return body
