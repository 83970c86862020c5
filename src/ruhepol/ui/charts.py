"""Geometry of the server-drawn charts: numbers in, positions in the SVG's own units out; no markup here."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Value = float | None
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Mark:
    """A position on an axis or line with what is written there."""

    x: float
    y: float
    label: str
    value: Value = None


@dataclass(frozen=True)
class Plot:
    """A drawn series: its lines (broken where data is missing), its points and both axes."""

    width: int
    height: int
    left: int
    bottom: float
    paths: list[str]
    points: list[Mark]
    ticks: list[Mark]
    labels: list[Mark]


def nice_ticks(low: float, high: float, about: int = 4) -> list[float]:
    """Round numbers that span low to high in about that many steps (1, 2, 2.5 or 5 times a power of ten)."""
    span = (high - low) or abs(high) or 1
    raw = span / about
    magnitude = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * magnitude for factor in STEPS if raw <= factor * magnitude * 1.0001)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(step * index, 10) for index in range(first, max(last, first + 1) + 1)]


def line(
    series: Sequence[tuple[str, Value]], *, width: int = 480, height: int = 200, from_zero: bool = True
) -> Plot:
    """Lay out a line over equally spaced labels, from zero unless zero means nothing here."""
    left, right, top, foot = 44, 12, 14, 26
    bottom = height - foot
    known = [value for _, value in series if value is not None]
    ticks = nice_ticks(0 if from_zero else min(known, default=0), max(known, default=1))
    low, high = ticks[0], ticks[-1]

    def x(index: int) -> float:
        return round(left + (width - left - right) * index / max(len(series) - 1, 1), 1)

    def y(value: float) -> float:
        return round(bottom - (bottom - top) * (value - low) / (high - low), 1)

    known_at = [(i, label, value) for i, (label, value) in enumerate(series) if value is not None]
    return Plot(
        width,
        height,
        left,
        bottom,
        _paths([(x(i), None if value is None else y(value)) for i, (_, value) in enumerate(series)]),
        [Mark(x(i), y(value), label, value) for i, label, value in known_at],
        [Mark(left, y(tick), "", tick) for tick in ticks],
        [Mark(x(i), height - 6, series[i][0]) for i in _shown(len(series))],
    )


def _paths(points: list[tuple[float, Value]]) -> list[str]:
    """Return SVG path data, one path per unbroken stretch: a gap in the data is a gap in the line."""
    paths: list[str] = []
    pen_down = False
    for x, y in points:
        if y is None:
            pen_down = False
        elif pen_down:
            paths[-1] += f"L{x:g} {y:g}"
        else:
            paths.append(f"M{x:g} {y:g}")
            pen_down = True
    return paths


def _shown(count: int, most: int = 6) -> list[int]:
    """Choose which labels fit below the axis: the first, the last and an even choice between."""
    if count <= most:
        return list(range(count))
    return [round(index * (count - 1) / (most - 1)) for index in range(most)]


def shares(values: Sequence[Value]) -> list[float]:
    """Return each value as a share (0 to 1) of the largest; nothing and zero are 0."""
    largest = max((value for value in values if value), default=0)
    return [(value or 0) / largest if largest else 0.0 for value in values]
