"""Many values become one line: how many, how long in the middle, how long for the unlucky tenth."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """A distribution of durations in whole seconds; `n` is at least one, min ≤ median ≤ p90 ≤ max."""

    n: int
    total: int
    min: int
    median: int
    p90: int
    max: int

    @property
    def mean(self) -> float:
        """The arithmetic mean; the means of parts, weighted by their n, give the mean of the whole."""
        return self.total / self.n


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `n` cases; `n` is at least one."""

    n: int
    hits: int

    @property
    def share(self) -> float:
        """The part that hit, from 0 to 1."""
        return self.hits / self.n


@dataclass(frozen=True, slots=True)
class Count:
    """So many cases. Zero is a true count: every one would have been seen."""

    n: int


@dataclass(frozen=True, slots=True)
class Rate:
    """Cases per hundred of `base`; `base` is at least one."""

    n: int
    base: int

    @property
    def per_hundred(self) -> float:
        """Cases for each hundred of the base."""
        return 100 * self.n / self.base


Reading = Spread | Share | Count | Rate


def headline(reading: Reading) -> float:
    """Return the one number that stands for a reading: median, share, count or rate."""
    match reading:
        case Spread():
            return reading.median
        case Share():
            return reading.share
        case Count():
            return reading.n
        case Rate():
            return reading.per_hundred


def spread(values: Iterable[int]) -> Spread | None:
    """Return the distribution of seconds; None for no values, which is "no data" and not zero.

    Percentiles are nearest-rank, so each is the value of a real case that can be opened.
    """
    ordered = sorted(values)
    if not ordered:
        return None
    return Spread(
        n=len(ordered),
        total=sum(ordered),
        min=ordered[0],
        median=_rank(ordered, 50),
        p90=_rank(ordered, 90),
        max=ordered[-1],
    )


def _rank(ordered: list[int], percent: int) -> int:
    return ordered[-(-percent * len(ordered) // 100) - 1]
