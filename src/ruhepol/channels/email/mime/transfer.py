"""Undoing transfer encodings, as far as what came can be followed."""

import binascii
import io
import re
from email.errors import InvalidBase64LengthDefect
from email.message import Message

from ruhepol.channels.email.mime.charset import clean, decode
from ruhepol.channels.email.mime.parameters import parameter
from ruhepol.channels.email.mime.runs import Runs, put_back

_RAW = ("utf-8", "surrogateescape")  # bytes as the library keeps them, and letters it has read already
_PIECE = 1_000_000
_TAIL = 10  # letters at the end, among which the padding may be
_PADDING = re.compile(rb"=")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def words(part: Message) -> str:
    """Return the text of a part."""
    charset = parameter(part, "content-type", "charset")
    return clean(decode(octets(part), charset))


def octets(part: Message) -> bytes:
    """Return the bytes of a part, decoded as far as its transfer encoding can be followed."""
    runs: Runs = getattr(part.policy, "runs", {})
    if runs and (run := _plain_base64(part, runs)):
        return _base64_by_pieces(run)
    if runs and isinstance(payload := part.get_payload(), str) and any(word in payload for word in runs):
        part.set_payload(_payload(part))
    content = part.get_payload(decode=True)
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        return _torn_base64(str(part.get_payload()).encode("ascii", "ignore"))
    return content if isinstance(content, bytes) else nested(part)


def _plain_base64(part: Message, runs: Runs) -> memoryview | None:
    """Return the letters of a part that is base64 and ends where it says so, as every large file is."""
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    run = runs.get(str(part.get_payload()).strip()) if encoding == "base64" else None
    return None if run is None or _PADDING.search(run, 0, len(run) - _TAIL) else run


def _payload(part: Message) -> str:
    """Return what stands in a part, with what was taken out of it before it was cut."""
    text, runs = str(part.get_payload()), getattr(part.policy, "runs", {})
    return put_back(text.encode(*_RAW), runs).decode(*_RAW) if runs else text


def _base64_by_pieces(letters: memoryview) -> bytes:
    """Decode a large part piece by piece: the library cuts all of it into lines, in thrice the memory."""
    found, rest = io.BytesIO(), b""
    for start in range(0, len(letters), _PIECE):
        plain = rest + _NOT_BASE64.sub(b"", letters[start : start + _PIECE])
        whole = len(plain) // 4 * 4
        found.write(binascii.a2b_base64(plain[:whole]))
        rest = plain[whole:]
    if len(rest) > 1:
        found.write(binascii.a2b_base64(rest + b"=" * (4 - len(rest))))
    return found.getvalue()


def _torn_base64(letters: bytes) -> bytes:
    """Decode what is whole of base64 that ends in the middle of a group."""
    clean_letters = _NOT_BASE64.sub(b"", letters)
    return binascii.a2b_base64(clean_letters[: len(clean_letters) // 4 * 4])


def nested(part: Message) -> bytes:
    """Return a mail within the mail as it stood, or as near as the library can write it."""
    children = part.get_payload()
    inner = children[0] if isinstance(children, list) and children else part
    if not isinstance(inner, Message):
        return str(inner).encode("utf-8", "surrogateescape")
    try:
        return put_back(inner.as_bytes(), getattr(inner.policy, "runs", {}))
    except Exception:  # noqa: BLE001  the library cannot write everything it can read
        return _payload(inner).encode("utf-8", "surrogateescape")


def fields(part: Message) -> str:
    """Return the fields of a report: the library reads each block of them as a mail of its own."""
    payload = part.get_payload()
    blocks = payload if isinstance(payload, list) else [payload]
    return clean(decode(b"\n\n".join(_block(block) for block in blocks)))


def _block(block: Message | str) -> bytes:
    if isinstance(block, Message):
        lines = [f"{name}: {value}" for name, value in block.raw_items()]
        block = "\n".join([*lines, "", _payload(block)])
    return block.encode("utf-8", "surrogateescape")
