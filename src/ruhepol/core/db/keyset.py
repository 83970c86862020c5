"""Where a page of a list ends, as a word in an address: a moment, and a number that settles ties."""

from datetime import UTC, datetime

LARGEST = 2**63 - 1
"""The databases' largest number."""

Mark = tuple[datetime, int]


def write_mark(at: datetime, number: int) -> str:
    """Return a place in a list as a word that needs no quoting in an address."""
    return f"{at.astimezone(UTC).isoformat().replace('+00:00', 'Z')}~{number}"


def read_mark(word: str) -> Mark | None:
    """Return the place a word stands for; None for a word nobody wrote."""
    moment, _, number = word.partition("~")
    try:
        at, key = datetime.fromisoformat(moment), int(number)
        return (at.astimezone(UTC), key) if at.tzinfo and abs(key) <= LARGEST else None
    except (ValueError, OverflowError):  # it overflows where it is before the first year elsewhere
        return None
