"""Undoing the compression in which Outlook packs rich text ([MS-OXRTFCP])."""

import struct

_HEAD = 16
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_WINDOW = 4096
KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What both sides have in their window before the first byte."""
MOST = 8_000_000  # bytes of rich text


def unpack(raw: bytes) -> bytes:
    """Return the rich text; of a torn pack what stands before the tear, of anything else nothing."""
    if len(raw) < _HEAD:
        return b""
    _, size, kind, _ = struct.unpack_from("<IIII", raw)
    if kind == _PLAIN:
        return raw[_HEAD : _HEAD + min(size, MOST)]
    return _unpacked(raw, min(size, MOST)) if kind == _PACKED else b""


def _unpacked(raw: bytes, size: int) -> bytes:
    """Return at most `size` bytes: after a byte of flags come eight single bytes or references."""
    out, at = bytearray(KNOWN), _HEAD
    while at < len(raw) and len(out) - len(KNOWN) < size:
        flags, at = raw[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += raw[at : at + 1]
                at += 1
                continue
            pair = int.from_bytes(raw[at : at + 2], "big")
            back = (len(out) - (pair >> 4)) % _WINDOW
            if at + 2 > len(raw) or back == 0 or back > len(out):
                return bytes(out[len(KNOWN) :][:size])  # a reference to itself ends the text
            at += 2
            _repeat(out, back, (pair & 0xF) + 2)
    return bytes(out[len(KNOWN) :][:size])


def _repeat(out: bytearray, back: int, count: int) -> None:
    """Append `count` bytes from `back` bytes before the end; they may run into what is being written."""
    piece = out[len(out) - back : len(out) - back + count]
    out += (piece * (count // len(piece) + 1))[:count]
