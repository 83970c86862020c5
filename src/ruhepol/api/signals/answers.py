"""What a system is told, in the form it spoke in."""

import json

from django.http import HttpResponse

PROTOBUF, JSON = "application/x-protobuf", "application/json"
BUSY_SECONDS = 2
"""After how long to try again where the database is busy."""
# google.rpc.Code, which OTLP's Status carries.
_CODES = {400: 3, 401: 16, 413: 3, 415: 3, 429: 8, 503: 14}


def taken(form: str) -> HttpResponse:
    """Say that all was taken: an empty Export…Response."""
    return HttpResponse(b"{}" if form == JSON else b"", content_type=form)


def refused(form: str, status: int, words: str, *, wait: int = 0) -> HttpResponse:
    """Say why nothing was taken (google.rpc.Status), and after how many seconds to try again."""
    code = _CODES.get(status, 13)
    if form == PROTOBUF:
        text = words.encode()[:500]
        body = bytes([0x08, code, 0x12]) + _varint(len(text)) + text
    else:
        body = json.dumps({"code": code, "message": words}).encode()
    answer = HttpResponse(body, status=status, content_type=form)
    if wait:
        answer.headers["Retry-After"] = str(wait)
    return answer


def _varint(number: int) -> bytes:
    """Return a number as protobuf writes it."""
    out = bytearray()
    while number > 0x7F:  # noqa: PLR2004  seven bits a byte
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])
