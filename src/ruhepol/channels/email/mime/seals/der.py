"""Reading the tree of a DER or BER value (X.690), as far as signed mails need it."""

from collections.abc import Iterator
from dataclasses import dataclass

SEQUENCE, SET, INTEGER, OCTETS, NAME = 0x30, 0x31, 0x02, 0x04, 0x06
_DEEPEST = 30
_CONSTRUCTED = 0x20
_LONG_TAG = 0x1F
_LONG_SIZE, _OPEN_SIZE = 0x7F, 0x80
_MOST_SIZE = 4  # bytes that tell a length: 4 GB


class TornError(ValueError):
    """The value ends too early or nests too deep."""


@dataclass(frozen=True, slots=True)
class Value:
    """A tag, its content, and all of it as it stood."""

    tag: int
    content: bytes
    whole: bytes

    def children(self) -> list["Value"]:
        """Return the values within. Raises TornError."""
        return list(_values(self.content, 0))

    def octets(self) -> bytes:
        """Return the bytes of a string, joined where it comes in pieces."""
        if self.tag & _CONSTRUCTED:
            return b"".join(child.octets() for child in self.children())
        return self.content


def read(data: bytes) -> Value:
    """Return the first value. Raises TornError."""
    value, _ = _read(data, 0, 0)
    return value


def _values(data: bytes, at: int) -> Iterator[Value]:
    while at < len(data):
        value, at = _read(data, at, 0)
        yield value


def _read(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    """Return the value at `at` and the index behind it."""
    if at + 2 > len(data) or depth > _DEEPEST or data[at] & _LONG_TAG == _LONG_TAG:
        raise TornError
    begin, size = at + 2, data[at + 1]
    if size == _OPEN_SIZE:
        end = _end_of_open(data, begin, depth)
        return Value(data[at], data[begin:end], data[at : end + 2]), end + 2
    if size > _LONG_SIZE:
        told = size & _LONG_SIZE
        if told > _MOST_SIZE:
            raise TornError
        size = int.from_bytes(data[begin : begin + told], "big")
        begin += told
    if begin + size > len(data):
        raise TornError
    return Value(data[at], data[begin : begin + size], data[at : begin + size]), begin + size


def _end_of_open(data: bytes, at: int, depth: int) -> int:
    """Return where a value without a stated length ends: before two zero bytes."""
    while data[at : at + 2] != b"\0\0":
        _, at = _read(data, at, depth + 1)
    return at
