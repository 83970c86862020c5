"""Openings of a day as people write them: "9–12, 13:30–17". Empty is closed."""

import re

from ruhepol.people.hours.rules import BadHoursError, Spans, spans

_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d\d))?", re.ASCII)


def read(words: str) -> Spans:
    """Return the intervals these words name. Raises BadHoursError."""
    return spans(_span(part) for part in map(str.strip, re.split("[,;]", words)) if part)


def written(opening: Spans) -> str:
    """Return intervals in words that `read` understands."""
    return ", ".join(f"{_time(start)}–{_time(end)}" for start, end in opening)


def _span(words: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(words)
    if found is None:
        raise BadHoursError(f"{words!r} is no interval of a day")
    hour, minute, to_hour, to_minute = (int(part or 0) for part in found.groups())
    if max(minute, to_minute) > 59:  # noqa: PLR2004  minutes of an hour
        raise BadHoursError(f"{words!r} names more minutes than an hour has")
    return hour * 60 + minute, to_hour * 60 + to_minute


def _time(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
