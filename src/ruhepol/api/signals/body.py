"""Reading what a system sent: unpacked, and never more than is allowed."""

import zlib

from django.conf import settings
from django.http import HttpRequest

LARGEST = 16 * 1024 * 1024
"""Bytes of one request once it is unpacked; exporters send some hundred kilobytes."""


class BodyRefusedError(Exception):
    """The body cannot be taken; `status` is HTTP's."""

    def __init__(self, status: int, words: str) -> None:
        """Keep the answer."""
        super().__init__(words)
        self.status = status


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
