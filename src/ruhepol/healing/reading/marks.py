"""How far a pull has come: a number or a moment, as the other side writes it."""

import math
from datetime import UTC, datetime, timedelta


def order(mark: object) -> float | None:
    """Return where a mark stands among others, None where it is neither a number nor a moment."""
    if isinstance(mark, bool) or mark is None:
        return None
    if (number := _number(mark)) is not None:
        return number
    try:
        at = datetime.fromisoformat(str(mark))
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()


def is_ahead(mark: object, now: datetime) -> bool:
    """Tell whether a moment has not come yet: one wrong clock must not make us pass over all others."""
    return _number(mark) is None and (order(mark) or 0.0) > now.timestamp()


def _number(mark: object) -> float | None:
    try:
        number = float(str(mark))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def before(mark: str, overlap: int) -> str | int | float:
    """Return a mark so many numbers or seconds earlier, written as this one is."""
    for kind in (int, float):
        try:
            return kind(mark) - overlap
        except ValueError:
            continue
    at = datetime.fromisoformat(mark) - timedelta(seconds=overlap)
    text = at.isoformat("T" if "T" in mark else " ", "microseconds" if "." in mark else "seconds")
    return text.replace("+00:00", "Z") if mark.endswith("Z") else text
