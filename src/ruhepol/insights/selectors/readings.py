"""Summing cases up: one period, period by period, or part by part, always over the same rows."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from ruhepol.core import clock
from ruhepol.insights.figures.definition import Figure, Source, Unit
from ruhepol.insights.figures.period import Period, Scope
from ruhepol.insights.figures.spread import Count, Rate, Reading, Share, spread
from ruhepol.insights.selectors.cases import candidates, during, rows
from ruhepol.people.models import Customer

PARTS = ("team", "brand", "channel")


@dataclass(frozen=True, slots=True)
class Tally:
    """What the database counted: how many cases have a value, and for how many it is true."""

    n: int
    hits: int


Values = list[Any] | Tally


@dataclass(frozen=True, slots=True)
class Bucket:
    """One step of a chart: a period and its reading, None where nothing happened."""

    period: Period
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a table: the team's or brand's key or the channel's word, and its reading."""

    key: int | str | None
    reading: Reading | None


def read(figure: Figure, scope: Scope, period: Period | None) -> Reading | None:
    """Return a figure's reading; None is "no data"."""
    if period is not None:
        return read_all([figure], scope, period)[figure.key]
    values = list(rows(figure, scope, period).order_by().values_list(figure.value, flat=True))
    return _sum_up(figure, scope, values, period)


def read_all(figures: Iterable[Figure], scope: Scope, period: Period) -> dict[str, Reading | None]:
    """Return many readings of a period by key, with one query for all figures that share their rows.

    Durations are loaded, because a median needs them all; the rest is counted by the database.
    """
    groups: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        is_duration = figure.unit is Unit.SECONDS
        shared = figure.where if is_duration else {}
        groups[figure.source, figure.anchor, is_duration, *shared.items()].append(figure)
    found: dict[str, Reading | None] = {}
    for group in groups.values():
        read_group = _loaded if group[0].unit is Unit.SECONDS else _counted
        for figure, values in read_group(group, scope, period):
            found[figure.key] = _sum_up(figure, scope, values, period)
    return found


def _loaded(group: list[Figure], scope: Scope, period: Period) -> Iterable[tuple[Figure, Values]]:
    shared = candidates(group[0], scope, period).order_by()
    values = list(shared.values_list(*(figure.value for figure in group)))
    for index, figure in enumerate(group):
        yield figure, [row[index] for row in values if row[index] is not None]


def _counted(group: list[Figure], scope: Scope, period: Period) -> Iterable[tuple[Figure, Values]]:
    wanted: dict[str, models.Count] = {}
    for figure in group:
        own = models.Q(**figure.where) if figure.where else None
        wanted[f"{figure.key}_n"] = models.Count(figure.value, filter=own)
        if figure.unit is Unit.SHARE:
            hits = models.Q(**{**figure.where, figure.value: True})
            wanted[f"{figure.key}_hits"] = models.Count("pk", filter=hits)
    counts = during(group[0], scope, period).order_by().aggregate(**wanted)
    for figure in group:
        hits = counts.get(f"{figure.key}_hits", 0)
        yield figure, Tally(counts[f"{figure.key}_n"], hits)


def series(figure: Figure, scope: Scope, steps: Sequence[Period]) -> list[Bucket]:
    """Return a figure step by step; the steps follow one another without a gap."""
    if figure.unit in {Unit.RATE, Unit.COUNT}:
        return _counts(figure, scope, steps)
    whole = Period(steps[0].start, steps[-1].end, steps[0].zone)
    ends = [step.end for step in steps]
    values: list[list[Any]] = [[] for _ in steps]
    for at, value in rows(figure, scope, whole).order_by().values_list(figure.anchor, figure.value):
        values[bisect_right(ends, at)].append(value)
    return [
        Bucket(step, _sum_up(figure, scope, found, step)) for step, found in zip(steps, values, strict=True)
    ]


def _counts(figure: Figure, scope: Scope, steps: Sequence[Period]) -> list[Bucket]:
    """Count all steps in one pass, which is quicker than loading every moment."""
    bases = _bases(steps) if figure.unit is Unit.RATE else [0] * len(steps)
    whole = Period(steps[0].start, steps[-1].end, steps[0].zone)
    within = {
        f"step_{index}": models.Count(
            "pk", filter=models.Q(**{f"{figure.anchor}__gte": step.start, f"{figure.anchor}__lt": step.end})
        )
        for index, step in enumerate(steps)
    }
    counts = rows(figure, scope, whole).order_by().aggregate(**within)
    return [
        Bucket(step, _sum_up(figure, scope, Tally(counts[f"step_{index}"], 0), step, base))
        for index, (step, base) in enumerate(zip(steps, bases, strict=True))
    ]


def parts(figure: Figure, scope: Scope, period: Period, by: str) -> list[Part]:
    """Return a figure team by team, brand by brand or channel by channel, the largest part first."""
    if by not in PARTS:
        raise ValueError(f"a figure is parted by one of {PARTS}")
    column = ("ticket__" if figure.source is Source.PROMISES else "") + (
        by if by == "channel" else f"{by}_id"
    )
    values: dict[int | str | None, list[Any]] = defaultdict(list)
    for key, value in rows(figure, scope, period).order_by().values_list(column, figure.value):
        values[key].append(value)
    largest_first = sorted(values.items(), key=lambda part: (-len(part[1]), str(part[0])))
    return [Part(key, _sum_up(figure, scope, found, period)) for key, found in largest_first]


def _sum_up(
    figure: Figure, scope: Scope, values: Values, period: Period | None, base: int | None = None
) -> Reading | None:
    if _is_unknown(figure, scope):
        return None
    if figure.unit is Unit.SECONDS and isinstance(values, list):
        return spread(_seconds_since(values, clock.now()) if figure.source is Source.WAITING else values)
    tally = values if isinstance(values, Tally) else Tally(len(values), sum(map(bool, values)))
    match figure.unit:
        case Unit.SHARE:
            return Share(tally.n, tally.hits) if tally.n else None
        case Unit.COUNT:
            return Count(tally.n)
    known = base if base is not None else _bases([period])[0] if period else 0
    return Rate(tally.n, known) if known else None


def _is_unknown(figure: Figure, scope: Scope) -> bool:
    """Tell whether nothing is known of such a part of the house, which is not zero.

    Asks belong to no brand; what a repair saved never came to a team or by a channel.
    """
    if figure.source is Source.RUNS:
        return "saved" in figure.where and scope.is_narrower_than_a_brand
    return figure.source is Source.ASKS and scope.brand_id is not None


def _seconds_since(moments: Iterable[datetime], now: datetime) -> list[int]:
    return [max(0, int((now - at).total_seconds())) for at in moments]


def _bases(steps: Sequence[Period]) -> list[int]:
    """Return how many customers were known at the end of each step."""
    customers = Customer.objects.order_by()
    if len(steps) == 1:
        return [customers.filter(created_at__lt=steps[0].end).count()]
    older = customers.filter(created_at__lt=steps[0].start).count()
    newer = customers.filter(created_at__gte=steps[0].start, created_at__lt=steps[-1].end)
    since = sorted(newer.values_list("created_at", flat=True))
    return [older + bisect_right(since, step.end) for step in steps]
