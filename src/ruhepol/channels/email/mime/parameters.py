"""Reading the parameters of a structured field (a charset, a file name) in all their spellings."""

import re
from email.message import Message
from urllib.parse import unquote_to_bytes

from ruhepol.channels.email.mime import headers
from ruhepol.channels.email.mime.charset import clean, decode

_PARAMETER = re.compile(r";\s*([^\s=;\"]{1,80})\s*=\s*(\"(?:[^\"\\]|\\.){0,1000}\"|[^;]*)", re.DOTALL)
_PLACE = re.compile(r"\*(\d{1,4})$")
LONGEST = 20_000  # letters of a field that are read for its parameters
_ESCAPED = re.compile(r"\\([\\\"])")


def parameter(mail: Message, field: str, *names: str) -> str:
    """Return the first of these parameters that the field has, as text; else nothing."""
    found = parameters(headers.raw(mail, field))
    return next((found[name] for name in names if found.get(name)), "")


def parameters(value: str) -> dict[str, str]:
    """Return all parameters of a field's raw value; continued and encoded ones (RFC 2231) are joined."""
    if ";" not in value:
        return {}
    value = value[:LONGEST]
    plain: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bytes]]] = {}
    charsets: dict[str, str] = {}
    for written, quoted in _PARAMETER.findall(headers.FOLD.sub(" ", value)):
        name, place, encoded = _spelling(written.lower())
        content = _unquoted(quoted)
        if place is None and not encoded:
            plain.setdefault(name, headers.text(content))
            continue
        if encoded and content.count("'") > 1 and not place:
            charsets[name], _, content = content.split("'", 2)
        octets = content.encode("utf-8", "surrogateescape")
        pieces.setdefault(name, []).append((place or 0, unquote_to_bytes(octets) if encoded else octets))
    for name, parts in pieces.items():
        joined = b"".join(octets for _, octets in sorted(parts, key=lambda part: part[0]))
        plain[name] = _text(joined, charsets.get(name, ""))
    return plain


def _spelling(written: str) -> tuple[str, int | None, bool]:
    """Return a parameter's name, its place among continuations, and whether it is percent-encoded."""
    encoded = written.endswith("*")
    name = written.removesuffix("*")
    place = _PLACE.search(name)
    return (name[: place.start()], int(place[1]), encoded) if place else (name, None, encoded)


def _unquoted(content: str) -> str:
    content = content.strip()
    if content.startswith('"'):
        return _ESCAPED.sub(r"\1", content[1:].removesuffix('"'))
    return content


def _text(octets: bytes, charset: str) -> str:
    text = clean(decode(octets, charset))
    return headers.text(text) if "=?" in text else text
