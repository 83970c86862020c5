"""What happened once, as a source told it, cut to a size that one row bears."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

MOST_ATTRIBUTES = 64
LONGEST_NAME, LONGEST_VALUE, LONGEST_BODY = 120, 500, 2_000
LONGEST_KEY = 120
NEVER_NAMED = 9
"""OpenTelemetry's INFO: what a record without a severity counts as."""
SEVERITIES = {"trace": 1, "debug": 5, "info": 9, "warn": 13, "error": 17, "fatal": 21}
"""The first number of each of OpenTelemetry's six ranges (Logs Data Model, SeverityNumber)."""
FURTHEST_AHEAD = timedelta(minutes=5)
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
ASSET_KIND, ASSET_ID = "asset.kind", "asset.id"
"""Attributes under which an asset that was named outright is kept."""

Value = str | int | float | bool


class UnreadableError(Exception):
    """What a source sent cannot be read; the words say why and where."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that happened. `severity` is OpenTelemetry's number, 1 (trace) to 24 (fatal)."""

    at: datetime
    kind: str
    severity: int
    name: str
    body: str
    attributes: Mapping[str, Value] = field(default_factory=dict)
    trace_id: str = ""


def trim(pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    """Return the first attributes, each cut to what a row bears; a later one of the same name counts."""
    kept: dict[str, Value] = {}
    for key, value in pairs:
        if len(kept) < MOST_ATTRIBUTES or key in kept:
            kept[clean(key, LONGEST_KEY)] = _kept(value)
    return kept


def _kept(value: Value) -> Value:
    """Return a value as a row bears it; JSON knows neither NaN nor the infinities."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return clean(value, LONGEST_VALUE) if isinstance(value, str) else value


def clean(text: str, most: int) -> str:
    """Return a text cut, without NUL, which PostgreSQL keeps in no text, and without halves of characters."""
    return text[:most].replace("\0", "").encode("utf-8", "replace").decode()


def severity(number: int) -> int:
    """Return a number of OpenTelemetry's range for any number."""
    return number if 1 <= number <= 24 else NEVER_NAMED  # noqa: PLR2004  the range has these ends


def believed(at: datetime, *, now: datetime) -> datetime:
    """Return a moment that was told; `now` where it has no zone, or no clock that is right can say it."""
    return at if at.tzinfo and _EARLIEST <= at <= now + FURTHEST_AHEAD else now


def moment(nanoseconds: int, *, now: datetime) -> datetime:
    """Return the moment of a Unix time in nanoseconds; `now` where none is given or a clock is far ahead."""
    try:
        at = datetime.fromtimestamp(nanoseconds / 1e9, UTC)
    except (OverflowError, ValueError, OSError):
        return now
    return believed(at, now=now) if nanoseconds > 0 else now
