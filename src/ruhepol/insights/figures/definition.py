"""What a figure is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise


class Unit(StrEnum):
    """What a figure's values are."""

    SECONDS = "seconds"
    SHARE = "share"
    COUNT = "count"
    RATE = "rate"


class Source(StrEnum):
    """Where a figure's cases lie."""

    TICKETS = "tickets"
    PROMISES = "promises"
    WAITING = "waiting"
    ASKS = "asks"
    BOT = "bot"
    RUNS = "runs"


class Time(StrEnum):
    """Which clock measures a duration."""

    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure. A case counts on the moment in `anchor`, and counts at all when `value` is set.

    `anchor` and `value` are columns of the source's rows, `where` narrows them; `better` is the direction
    one wants to go (-1 or 1).
    """

    key: str
    name: str | Promise
    starts: str | Promise
    stops: str | Promise
    counts: str | Promise
    unit: Unit
    source: Source
    anchor: str
    value: str
    better: int
    time: Time | None = None
    where: Mapping[str, str] = field(default_factory=dict)
