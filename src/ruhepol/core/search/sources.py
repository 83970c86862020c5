"""Where the documents of a kind come from, so that the index can always be made anew."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """How to go through a room's things: their ids in rising order, and how to index a few of them."""

    ids: Callable[[], Iterator[int]]
    index: Callable[[Sequence[int]], None]


_sources: dict[str, Source] = {}


def register(kind: str, source: Source) -> None:
    """Tell the index where `kind` comes from. Called in the room's `apps.ready()`."""
    _sources[kind] = source


def source_of(kind: str) -> Source:
    """Return the source of a kind; raises KeyError for one nobody registered."""
    return _sources[kind]


def kinds() -> list[str]:
    """Return the kinds that can be rebuilt."""
    return sorted(_sources)
