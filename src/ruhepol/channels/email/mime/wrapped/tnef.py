"""Reading `winmail.dat`, in which Outlook packs text and files (Transport Neutral Encapsulation Format).

After [MS-OXTNEF]: attributes of level, id, length, data and checksum; newer facts come as MAPI properties
inside two of them. Only what a reader of the mail needs is taken: the files with their long names, the text.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruhepol.channels.email.mime.charset import clean, decode
from ruhepol.channels.email.mime.wrapped import lzfu, rtf

_SIGNATURE = 0x223E9F78
_BODY, _MESSAGE_PROPERTIES, _CODEPAGE = 0x800C, 0x9003, 0x9007
_NEW_FILE, _TITLE, _DATA, _FILE_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_P_BODY, _P_RTF, _P_HTML, _P_DATA, _P_SHORT, _P_LONG, _P_TYPE, _P_CONTENT_ID = (
    0x1000, 0x1009, 0x1013, 0x3701, 0x3704, 0x3707, 0x370E, 0x3712,
)  # fmt: skip
_NAMED = 0x8000
_MANY = 0x1000
_SIZES = {
    0x02: 4,
    0x03: 4,
    0x04: 4,
    0x0A: 4,
    0x0B: 4,
    0x05: 8,
    0x06: 8,
    0x07: 8,
    0x14: 8,
    0x40: 8,
    0x48: 16,
    0x01: 0,
}
_LONG = {0x0D, 0x1E, 0x1F, 0x0102}
_WIDE = 0x1F
_MOST = 1_000


@dataclass(slots=True)
class Packed:
    """A file in the pack."""

    name: str = ""
    content_type: str = ""
    content: bytes = b""
    content_id: str = ""


@dataclass(slots=True)
class Pack:
    """What a `winmail.dat` holds."""

    text: str = ""
    html: str = ""
    files: list[Packed] = field(default_factory=list)


def unpack(raw: bytes) -> Pack:
    """Return what can be read of a pack; one that is torn gives what stands before the tear."""
    pack = Pack()
    if len(raw) < 6 or struct.unpack_from("<I", raw)[0] != _SIGNATURE:  # noqa: PLR2004  signature and key
        return pack
    codepage = ""
    for kind, data in _attributes(raw):
        if kind == _CODEPAGE and len(data) >= 4:  # noqa: PLR2004  a number of four bytes
            codepage = f"cp{struct.unpack_from('<I', data)[0]}"
        elif kind == _BODY:
            pack.text = pack.text or _text(data, codepage)
        elif kind == _MESSAGE_PROPERTIES:
            _read_message(pack, data, codepage)
        elif kind == _NEW_FILE and len(pack.files) < _MOST:
            pack.files.append(Packed())
        elif pack.files:
            _read_file(pack.files[-1], kind, data, codepage)
    pack.files = [one for one in pack.files if one.content or one.name]
    return pack


def _attributes(raw: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    while at + 9 <= len(raw):
        kind, size = struct.unpack_from("<xII", raw, at)
        yield kind & 0xFFFF, raw[at + 9 : at + 9 + size]
        at += 9 + size + 2


def _read_message(pack: Pack, data: bytes, codepage: str) -> None:
    rich = b""
    for name, content, wide in _properties(data):
        if name == _P_BODY:
            pack.text = _words(content, codepage, wide=wide)
        elif name == _P_HTML:
            pack.html = _words(content, codepage, wide=wide)
        elif name == _P_RTF:
            rich = content
    if rich and not pack.html:
        words, pack.html = rtf.read(lzfu.unpack(rich))
        pack.text = pack.text or words


def _read_file(one: Packed, kind: int, data: bytes, codepage: str) -> None:
    if kind == _TITLE:
        one.name = one.name or _text(data, codepage)
    elif kind == _DATA:
        one.content = data
    elif kind == _FILE_PROPERTIES:
        for name, content, wide in _properties(data):
            if name == _P_DATA:
                one.content = one.content or content
            elif name == _P_LONG or (name == _P_SHORT and not one.name):
                one.name = _words(content, codepage, wide=wide)
            elif name == _P_TYPE:
                one.content_type = _words(content, codepage, wide=wide)
            elif name == _P_CONTENT_ID:
                one.content_id = _words(content, codepage, wide=wide)


def _text(data: bytes, codepage: str) -> str:
    return clean(decode(data.rstrip(b"\0"), codepage)).strip()


def _words(data: bytes, codepage: str, *, wide: bool) -> str:
    return clean(data.decode("utf-16-le", "replace")).strip() if wide else _text(data, codepage)


def _properties(data: bytes) -> Iterator[tuple[int, bytes, bool]]:
    """Yield the MAPI properties of variable length: (id, content, whether it is UTF-16)."""
    try:
        yield from _read_properties(data)
    except struct.error:
        return  # torn: what stood before it was yielded


def _read_properties(data: bytes) -> Iterator[tuple[int, bytes, bool]]:
    (count,) = struct.unpack_from("<I", data)
    at = 4
    for _ in range(min(count, _MOST)):
        kind, name = struct.unpack_from("<HH", data, at)
        at += 4
        if name >= _NAMED:
            at = _behind_name(data, at)
        single = kind & ~_MANY
        values = 1
        if kind & _MANY or single in _LONG:
            (values,) = struct.unpack_from("<I", data, at)
            at += 4
        for _ in range(min(values, _MOST)):
            if single not in _LONG:
                at += _SIZES.get(single, 8)
                continue
            (size,) = struct.unpack_from("<I", data, at)
            yield name, data[at + 4 : at + 4 + size], single == _WIDE
            at += 4 + size + -size % 4


def _behind_name(data: bytes, at: int) -> int:
    """Return the index behind a named property's name: a set, and a number or a string."""
    (kind,) = struct.unpack_from("<I", data, at + 16)
    if kind == 0:
        return at + 24
    (size,) = struct.unpack_from("<I", data, at + 20)
    return int(at + 24 + size + -size % 4)
