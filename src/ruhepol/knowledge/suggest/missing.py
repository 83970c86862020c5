"""What suggestions would like to have computed: whoever can do it listens."""

from collections.abc import Callable

_for_meanings: list[Callable[[], None]] = []
_for_indexes: list[Callable[[str], None]] = []


def listen(listener: Callable[[], None]) -> None:
    """Call `listener` whenever texts without a meaning are seen."""
    _for_meanings.append(listener)


def tell() -> None:
    """Say that some published texts have no meaning yet."""
    for listener in _for_meanings:
        listener()


def listen_for_indexes(listener: Callable[[str], None]) -> None:
    """Call `listener` with a kind whenever so much of it is new that its index should be made anew."""
    _for_indexes.append(listener)


def tell_index(kind: str) -> None:
    """Say that the index of a kind should be made anew."""
    for listener in _for_indexes:
        listener(kind)
