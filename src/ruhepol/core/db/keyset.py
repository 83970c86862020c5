"""Where a page of a list ends, as a word in an address: a moment, and a number that settles ties."""

from datetime import UTC, datetime

Mark = tuple[datetime, int]


def write_mark(at: datetime, number: int) -> str:
    """Return a place in a list as a word that needs no quoting in an address."""
    return f"{at.astimezone(UTC).isoformat().replace('+00:00', 'Z')}~{number}"


def read_mark(word: str) -> Mark | None:
    """Return the place a word stands for; None for a word nobody wrote."""
    moment, _, number = word.partition("~")
    try:
        at = datetime.fromisoformat(moment)
        return (at, int(number)) if at.tzinfo else None
    except ValueError:
        return None
