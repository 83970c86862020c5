"""What suggestions would like to have computed: whoever can do it listens."""

from collections.abc import Callable

_listeners: list[Callable[[], None]] = []


def listen(listener: Callable[[], None]) -> None:
    """Call `listener` whenever texts without a meaning are seen."""
    _listeners.append(listener)


def tell() -> None:
    """Say that some published texts have no meaning yet."""
    for listener in _listeners:
        listener()
