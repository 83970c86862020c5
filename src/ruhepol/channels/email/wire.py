"""How single values stand in a mail that goes out: headers in ASCII and folded, bodies encoded for 7 bits.

Each mail pays for this. Python's own library parses every header it is given and encodes letter by letter,
which takes ten times as long for the few kinds of header a help desk writes.
"""

import binascii
import re
from base64 import b64encode, encodebytes
from collections.abc import Iterable, Iterator
from email.headerregistry import Address
from email.utils import quote
from functools import lru_cache
from textwrap import wrap

UNSENDABLE = "such an address needs SMTPUTF8, which few servers speak"
LONGEST_LINE = 78  # RFC 5322, 2.1.1: better not more; 998 is the limit
_ENCODED_BYTES = 39  # of one encoded word, so that the name of a header has room beside it (RFC 2047, 2)
_PRINTABLE = re.compile(r"[ -~]*")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_PLAIN_TEXT = re.compile(rb"[\t\r\n -~]*")
_LINE_END = re.compile(rb"\r\n|\r|\n")


@lru_cache(maxsize=1024)
def ascii_address(address: str) -> str:
    """Return an address with its domain in ASCII. Raises ValueError where the rest cannot be."""
    local, _, domain = address.rpartition("@")
    if not local.isascii():
        raise ValueError(UNSENDABLE)
    return f"{local}@{domain.encode('idna').decode('ascii')}"


def words(name: str, value: str) -> str:
    """Return the lines of a header of free text, such as the subject."""
    lines = wrap(f"{name}: {value}", LONGEST_LINE - 1, break_long_words=False, break_on_hyphens=False)
    if _is_plain(value) and " ".join(lines) == f"{name}: {value}" and max(map(len, lines)) < LONGEST_LINE:
        return "\r\n ".join(lines)
    return f"{name}: " + "\r\n ".join(_encoded(value))


def ids(name: str, value: str) -> str:
    """Return the lines of a header of ids: broken between them only, for a torn id is none."""
    return f"{name}: " + "\r\n ".join(_safe(value.encode("ascii", "replace").decode("ascii")).split())


def addresses(name: str, value: Iterable[Address]) -> str:
    """Return the lines of a header of people, one below the other."""
    return f"{name}: " + ",\r\n ".join(map(_person, value))


def address(name: str, value: str) -> str:
    """Return a header of one bare address."""
    return f"{name}: {_safe(ascii_address(value))}"


def plain(name: str, value: str) -> str:
    """Return a header that is ASCII and short by its nature, such as a date."""
    return f"{name}: {_safe(value)}"


def _person(who: Address) -> str:
    spec, shown = _safe(ascii_address(who.addr_spec)), who.display_name
    if not shown:
        return spec
    if not _is_plain(shown):
        return "\r\n ".join([*_encoded(shown), f"<{spec}>"])
    phrase = shown if _PLAIN_NAME.fullmatch(shown) else f'"{quote(shown)}"'
    return f"{phrase} <{spec}>" if len(phrase) + len(spec) < LONGEST_LINE - 10 else f"{phrase}\r\n <{spec}>"


def _safe(value: str) -> str:
    """Return the value. Raises ValueError where it would tear the header or is not ASCII."""
    if not _PRINTABLE.fullmatch(value):
        raise ValueError(f"{value!r} cannot stand in a header")
    return value


def _is_plain(value: str) -> bool:
    """Tell whether a text may stand as it is; what looks encoded would be decoded by who reads it."""
    return _PRINTABLE.fullmatch(value) is not None and "=?" not in value and value == value.strip()


def _encoded(value: str) -> Iterator[str]:
    """Yield encoded words (RFC 2047), each of whole letters, for a reader decodes every one alone."""
    piece = b""
    for letter in value:
        following = letter.encode("utf-8", "replace")
        if len(piece) + len(following) > _ENCODED_BYTES:
            yield _word(piece)
            piece = b""
        piece += following
    yield _word(piece)


def _word(piece: bytes) -> str:
    return f"=?utf-8?b?{b64encode(piece).decode('ascii')}?="


def body(text: str) -> tuple[str, bytes]:
    """Return how a text is encoded and its bytes: as it is where it can be, else by what is shorter."""
    raw = _LINE_END.sub(b"\r\n", text.encode("utf-8", "replace"))
    if not raw.endswith(b"\r\n"):
        raw += b"\r\n"
    if _PLAIN_TEXT.fullmatch(raw) and max(map(len, raw.split(b"\r\n"))) <= LONGEST_LINE:
        return "7bit", raw
    quoted = binascii.b2a_qp(raw)
    if len(quoted) * 3 <= len(raw) * 4:
        return "quoted-printable", quoted
    return "base64", encodebytes(raw).replace(b"\n", b"\r\n")
