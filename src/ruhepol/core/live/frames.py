"""Reading what a client sends. Anything but the few known shapes is garbage and ends the socket."""

import json
from dataclasses import dataclass
from typing import Any

MOST_STREAMS = 50
LONGEST_NAME = 80


class GarbageError(Exception):
    """A frame nobody of ours has sent."""


@dataclass(frozen=True, slots=True)
class Follow:
    """From now on these streams and no others; and what they had after `since`."""

    streams: tuple[str, ...]
    since: int | None


@dataclass(frozen=True, slots=True)
class Here:
    """The person looks at this stream (None: at none), and types there or not."""

    stream: str | None
    typing: bool


def parse(text: str | None) -> Follow | Here:
    """Return what a text frame asks for; raises GarbageError."""
    try:
        frame = json.loads(text or "")
    except (ValueError, RecursionError):
        raise GarbageError from None
    match frame:
        case {"follow": list(streams)} if len(streams) <= MOST_STREAMS and all(map(_is_name, streams)):
            return Follow(tuple(dict.fromkeys(streams)), _number(frame.get("since")))
        case {"here": stream} if stream is None or _is_name(stream):
            return Here(stream, frame.get("typing") is True)
    raise GarbageError


def _is_name(value: Any) -> bool:  # noqa: ANN401  from the network
    return isinstance(value, str) and 0 < len(value) <= LONGEST_NAME


def _number(value: Any) -> int | None:  # noqa: ANN401  from the network
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**63:
        raise GarbageError
    return value
