"""Cutting a mail into its tree of parts by the standard library, its header fields left as they came."""

import re
from email.message import Message
from email.parser import BytesFeedParser, BytesParser
from email.policy import Compat32
from types import MappingProxyType

from ruhepol.channels.email.mime.runs import Runs, take_out

_STRUCTURED = 2_000  # letters of a field that the library itself looks at: a type, a boundary


class _AsItCame(Compat32):
    """Hands out fields as plain text. The library would decode raw letters anew at each look, and slowly."""

    runs: Runs = MappingProxyType({})
    """What was taken out of the mail before it was cut; `transfer` puts it back."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002  the library's signature
        """Return the beginning of a field."""
        return value[:_STRUCTURED]

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return a field's bytes as they stood."""
        return f"{name}: {value}\n".encode("utf-8", "surrogateescape")


_BOUNDARY = b"oundary="
_CLOSED = re.compile(rb"^--[^\r\n]{1,200}--[ \t]*\r?$", re.MULTILINE)
_PIECE = 8192
DEEPEST = 100


class TooDeepError(ValueError):
    """Containers within containers, beyond what anybody writes."""


_POLICY = _AsItCame()
_PARSER = BytesParser(policy=_POLICY)


def cut(raw: bytes, *, head_only: bool = False) -> Message:
    """Return the tree of a mail, or only its header. What the library cannot cut, it raises at.

    Raises TooDeepError where more containers stay open than DEEPEST: the library compares each line with the
    ends of all of them.
    """
    opened = raw.count(_BOUNDARY)
    if opened > DEEPEST and opened - len(_CLOSED.findall(raw)) > DEEPEST and not head_only:
        raise TooDeepError(opened)
    if head_only:
        return _PARSER.parsebytes(raw, headersonly=True)
    raw, runs = take_out(raw)
    # Piece by piece: given all at once, the library keeps four bytes of memory for each of the mail.
    feed = BytesFeedParser(policy=_POLICY.clone(runs=runs) if runs else _POLICY)  # type: ignore[call-arg]  # of our own
    for start in range(0, len(raw), _PIECE):
        feed.feed(raw[start : start + _PIECE])
    return feed.close()
