"""The one clock of the house, so that a test can move time without touching the machine's."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone

_frozen: list[datetime] = []


def now() -> datetime:
    """Return the current moment as an aware UTC datetime."""
    return _frozen[-1] if _frozen else timezone.now()


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Hold the clock at `at` (aware) inside the block; blocks may be nested."""
    if timezone.is_naive(at):
        message = "frozen() needs an aware datetime"
        raise ValueError(message)
    _frozen.append(at)
    try:
        yield
    finally:
        _frozen.pop()


def advance(by: timedelta) -> None:
    """Move the frozen clock forward; only valid inside `frozen()`."""
    _frozen[-1] += by
