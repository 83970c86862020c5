"""Messages out of a TCP stream (RFC 6587): counted octets, or a line each; what a frame begins with tells."""

from collections.abc import Iterator

LARGEST = 65_536
_DIGITS = b"123456789"
_LONGEST_COUNT = 6
_ENDS = b"\r\n\0"


class FrameError(Exception):
    """The stream cannot be followed any further; the words say why."""


class Frames:
    """What came of one connection and is no whole message yet."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._held = bytearray()

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield the messages that are whole now. Raises FrameError after those before the fault."""
        self._held += data
        begin = 0
        try:
            while (end := self._next(begin)) is not None:
                first, begin = end
                if message := bytes(self._held[first:begin]).strip(_ENDS):
                    yield message
        finally:
            del self._held[:begin]

    def rest(self) -> bytes:
        """Return a last line without its end."""
        return bytes(self._held).strip(_ENDS)

    def _next(self, begin: int) -> tuple[int, int] | None:
        """Return where the next message begins and ends, None where it is not whole."""
        if begin >= len(self._held):
            return None
        return self._counted(begin) if self._held[begin] in _DIGITS else self._line(begin)

    def _counted(self, begin: int) -> tuple[int, int] | None:
        space = self._held.find(b" ", begin, begin + _LONGEST_COUNT + 1)
        if space < 0 and len(self._held) - begin <= _LONGEST_COUNT:
            return None
        count = bytes(self._held[begin : max(space, begin)])
        if not count.isdigit() or int(count) > LARGEST:
            raise FrameError("a frame begins with a number that is no length up to 65536")
        end = space + 1 + int(count)
        return (space + 1, end) if end <= len(self._held) else None

    def _line(self, begin: int) -> tuple[int, int] | None:
        end = self._held.find(b"\n", begin)
        if (end if end >= 0 else len(self._held)) - begin > LARGEST:
            raise FrameError("a line is longer than 65536 bytes")
        return (begin, end + 1) if end >= 0 else None
