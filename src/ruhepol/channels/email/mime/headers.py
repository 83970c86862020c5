"""Reading header fields: encoded words, raw eight-bit text, ids and parameters, however broken."""

import binascii
import re
from collections.abc import Iterator
from email.message import Message

from ruhepol.channels.email.mime.charset import clean, decode

# Spaces inside an encoded word are forbidden and common.
_WORD = re.compile(r"=\?([^?*\s]*)(?:\*[^?]*)?\?([bBqQ])\?([^?]*?)\?=")
_BETWEEN = re.compile(r"(\?=)\s+(=\?[^?\s]*\?[bBqQ]\?)")
FOLD = re.compile(r"[\r\n]+[ \t]*")
_ID = re.compile(r"<\s*([^<>\s]+)\s*>")
LONGEST = 100_000  # characters: what a longer field says, its beginning says


def raw(mail: Message, name: str) -> str:
    """Return the first field of this name as it stands, eight-bit bytes as surrogates; else nothing."""
    return next(all_raw(mail, name), "")


def all_raw(mail: Message, name: str) -> Iterator[str]:
    """Yield every field of this name as it stands."""
    return iter(fields(mail).get(name.lower(), ()))


def fields(mail: Message) -> dict[str, list[str]]:
    """Return all fields by their names in lower case. Read once: a mail is asked for dozens of them."""
    known: dict[str, list[str]] | None = vars(mail).get("_fields_by_name")
    if known is None:
        known = vars(mail)["_fields_by_name"] = {}
        for name, value in mail.raw_items():
            known.setdefault(name.lower(), []).append(str(value)[:LONGEST])
    return known


def text(value: str, charset: str = "") -> str:
    """Return a field's value as readable text on one line; `charset` is what raw eight-bit text may be in."""
    if "=?" in value:
        value = _decode_words(value)
    return " ".join(clean(eight_bit(value, charset)).split())


def _decode_words(value: str) -> str:
    """Decode the encoded words; neighbours of one charset are joined first, as they may split a letter."""
    value = _BETWEEN.sub(r"\1\2", FOLD.sub(" ", value))
    out: list[str] = []
    held, charset, end = b"", "", 0
    for match in _WORD.finditer(value):
        name = match[1].lower()
        if held and (match.start() > end or name != charset):
            out.append(decode(held, charset))
            held = b""
        out.append(value[end : match.start()])
        held, charset, end = held + _word_bytes(match[2], match[3]), name, match.end()
    out += [decode(held, charset) if held else "", value[end:]]
    return "".join(out)


def _word_bytes(encoding: str, data: str) -> bytes:
    octets = data.encode("ascii", "surrogateescape") if _is_narrow(data) else data.encode()
    if encoding in "qQ":
        return binascii.a2b_qp(octets, header=True)
    try:
        return binascii.a2b_base64(octets + b"=" * (-len(octets) % 4))
    except binascii.Error:
        return octets


def _is_narrow(value: str) -> bool:
    return all(ord(letter) < 128 or "\udc80" <= letter <= "\udcff" for letter in value)  # noqa: PLR2004  ASCII


def eight_bit(value: str, charset: str = "") -> str:
    """Read the raw eight-bit bytes that the parser kept as surrogates."""
    if value.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in value):
        return value
    octets = value.encode("utf-8", "surrogateescape")
    return decode(octets) if _is_utf8(octets) else decode(octets, charset)


def _is_utf8(octets: bytes) -> bool:
    try:
        octets.decode()
    except UnicodeDecodeError:
        return False
    return True


def ids(value: str) -> tuple[str, ...]:
    """Return the message ids of a field without brackets, in their order."""
    value = FOLD.sub(" ", value)
    found = _ID.findall(value) or [word for word in value.split() if "@" in word]
    return tuple(dict.fromkeys(clean(eight_bit(word)).strip("<>")[:255] for word in found))
