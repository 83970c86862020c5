"""Geometry of the server-drawn charts: numbers in, positions in the SVG's own units out; no markup here."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Value = float | None
Series = Sequence[tuple[str, Value]]
STEPS = (1, 2, 2.5, 5, 10)
NOTHING = 1e-6  # a spread below this share of the values is no spread
WIDTH, HEIGHT = 480, 200


@dataclass(frozen=True)
class Mark:
    """A position with what is written there, and the value it stands for."""

    x: float
    y: float
    label: str = ""
    value: Value = None
    width: float = 0
    height: float = 0


@dataclass(frozen=True)
class Frame:
    """The drawing area and its vertical scale, from the lowest to the highest tick."""

    ticks: list[float]
    left: int = 44
    right: int = WIDTH - 12
    top: int = 14
    bottom: int = HEIGHT - 26

    def x(self, index: int, count: int) -> float:
        """Place a point of a line: the first at the left edge, the last at the right."""
        return round(self.left + (self.right - self.left) * index / max(count - 1, 1), 1)

    def y(self, value: float) -> float:
        """Place a value between bottom and top."""
        low, high = self.ticks[0], self.ticks[-1]
        return round(self.bottom - (self.bottom - self.top) * (value - low) / (high - low), 1)

    def marks(self) -> list[Mark]:
        """Place the ticks of the vertical axis."""
        return [Mark(self.left, self.y(tick), value=tick) for tick in self.ticks]


@dataclass(frozen=True)
class Plot:
    """A drawn series: lines (broken where data is missing) or bars, its points and both axes."""

    frame: Frame
    points: list[Mark]
    labels: list[Mark]
    paths: list[str]
    width: int = WIDTH
    height: int = HEIGHT


def nice_ticks(low: float, high: float, about: int = 4) -> list[float]:
    """Round numbers that span low to high in about that many steps (1, 2, 2.5 or 5 times a power of ten)."""
    spread = high - low
    span = spread if spread > NOTHING * max(abs(high), 1) else max(abs(high), 1.0)
    raw = span / about
    magnitude = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * magnitude for factor in STEPS if raw <= factor * magnitude * 1.0001)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(step * index, 10) for index in range(first, max(last, first + 1) + 1)]


def _frame(series: Series, *, from_zero: bool) -> Frame:
    known = [value for _, value in series if value is not None]
    low = min(known, default=0)
    return Frame(nice_ticks(min(0, low) if from_zero else low, max(known, default=1)))


def line(series: Series, *, from_zero: bool = True) -> Plot:
    """Lay out a line over equally spaced labels, from zero unless zero means nothing here."""
    frame, count = _frame(series, from_zero=from_zero), len(series)
    points = [
        Mark(frame.x(index, count), frame.y(value), label, value)
        for index, (label, value) in enumerate(series)
        if value is not None
    ]
    labels = [Mark(frame.x(index, count), HEIGHT - 6, series[index][0]) for index in _shown(count, 6)]
    curve = [
        (frame.x(i, count), None if value is None else frame.y(value)) for i, (_, value) in enumerate(series)
    ]
    return Plot(frame, points, labels, _paths(curve))


def bars(series: Series) -> Plot:
    """Lay out columns over their labels; a bar's length is its value, so the axis begins at zero."""
    return _columns(series, _frame(series, from_zero=True), 0.16, 0.68)


def pairs(series: Sequence[tuple[str, Value, Value]]) -> tuple[Plot, Plot]:
    """Lay out counts, two columns a label side by side on one scale: they are compared, never added up."""
    first = [(label, value) for label, value, _other in series]
    second = [(label, value) for label, _value, value in series]
    ticks = _frame([*first, *second, ("", 4)], from_zero=True).ticks
    frame = Frame([tick for tick in ticks if tick == int(tick)])  # there is no half of a case
    return _columns(first, frame, 0.14, 0.35), _columns(second, frame, 0.51, 0.35)


def _columns(series: Series, frame: Frame, begin: float, share: float) -> Plot:
    """Lay out columns that begin at a part of a label's room and take a share of it."""
    count = len(series)
    pitch = (frame.right - frame.left) / max(count, 1)
    zero = frame.y(0)
    columns = [
        Mark(
            x=round(frame.left + pitch * (index + begin), 1),
            y=min(frame.y(value), zero),
            label=label,
            value=value,
            width=round(pitch * share, 1),
            height=round(abs(zero - frame.y(value)), 1),
        )
        for index, (label, value) in enumerate(series)
        if value is not None
    ]
    middles = [
        Mark(round(frame.left + pitch * (index + 0.5), 1), HEIGHT - 6, series[index][0])
        for index in _shown(count, 8)
    ]
    return Plot(frame, columns, middles, [])


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


def _shown(count: int, most: int) -> list[int]:
    """Choose the labels that fit below the axis: every so many, counted back from the newest."""
    step = math.ceil(count / most) or 1
    return list(range(count - 1, -1, -step))[::-1]


def shares(values: Sequence[Value]) -> list[float]:
    """Return each value as a share (0 to 1) of the largest; nothing and zero are 0."""
    largest = max((value for value in values if value), default=0)
    return [(value or 0) / largest if largest else 0.0 for value in values]
