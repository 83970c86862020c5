"""Figures: the readings of the lead's page, from the same definition and query. For leads."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, Self
from zoneinfo import ZoneInfo

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Field, Query, Router, Schema

from ruhepol.api.auth import agent_of
from ruhepol.api.hearing import Heard
from ruhepol.api.problems import NOT_FOUND, Problem
from ruhepol.core import clock
from ruhepol.insights.figures.catalogue import FIGURES
from ruhepol.insights.figures.definition import Figure, Source, Time, Unit
from ruhepol.insights.figures.period import DAYS, Period, Scope, makes_sense
from ruhepol.insights.figures.spread import Count, Rate, Reading, Share, Spread
from ruhepol.insights.selectors.export import export_csv
from ruhepol.insights.selectors.readings import parts, read, series
from ruhepol.people.models import Brand
from ruhepol.people.selectors import default_brand

router = Router()


class FigureQuery(Heard):
    """Which days (the last 28 without any) and which part of the house."""

    first: date | None = Field(None, description="first day; days are those of the brand's time zone")
    last: date | None = Field(None, description="last day, included")
    brand: int | None = None
    team: int | None = None
    channel: str | None = None

    @property
    def scope(self) -> Scope:
        """The part of the house."""
        return Scope(self.brand, self.team, self.channel)

    def period(self) -> Period:
        """Return the days asked for. Raises a problem for days that make no sense."""
        brand = Brand.objects.filter(pk=self.brand).first() if self.brand else default_brand()
        zone = ZoneInfo(brand.time_zone if brand else "UTC")
        usual = Period.last_days(DAYS, clock.now(), zone)
        first, last = self.first or usual.first, self.last or usual.last
        if not makes_sense(first, last):
            raise Problem(422, "These days make no sense.", "Send first ≤ last, three years at most.")
        return Period.of(first, last, zone)


class SplitQuery(FigureQuery):
    """The days, and how to cut them or the house into pieces."""

    by: Literal["day", "week", "team", "brand", "channel"] | None = None


class Definition(Schema):
    """What a figure means."""

    key: str
    name: str
    starts: str
    stops: str
    counts: str
    unit: Unit
    time: Time | None
    better: int

    @classmethod
    def of(cls, figure: Figure) -> Self:
        """Return a figure's definition in the caller's language."""
        texts = {name: str(getattr(figure, name)) for name in ("name", "starts", "stops", "counts")}
        return cls(key=figure.key, unit=figure.unit, time=figure.time, better=figure.better, **texts)


class ReadingOut(Schema):
    """A figure's reading; which fields are set follows from the figure's unit. Durations in seconds."""

    n: int
    median: int | None = None
    p90: int | None = None
    mean: float | None = None
    min: int | None = None
    max: int | None = None
    share: float | None = None
    base: int | None = None
    per_hundred: float | None = None

    @classmethod
    def of(cls, reading: Reading | None) -> Self | None:
        """Return a reading, None for no data."""
        names: tuple[str, ...]
        match reading:
            case None:
                return None
            case Spread():
                names = ("n", "median", "p90", "mean", "min", "max")
            case Share():
                names = ("n", "share")
            case Count():
                names = ("n",)
            case Rate():
                names = ("n", "base", "per_hundred")
        return cls(**{name: getattr(reading, name) for name in names})


class PartOut(Schema):
    """One piece: a day or week by its first day, or a team, brand or channel by its key."""

    key: str | int | None
    reading: ReadingOut | None


class FigureOut(Schema):
    """A figure read for a period; `reading` is null where there is no data."""

    figure: Definition
    first: date | None
    last: date | None
    reading: ReadingOut | None
    parts: list[PartOut]


def _figure(request: HttpRequest, key: str) -> Figure:
    _for_leads(request)
    if key not in FIGURES:
        raise NOT_FOUND
    return FIGURES[key]


def _for_leads(request: HttpRequest) -> None:
    if not agent_of(request).leads:
        raise Problem(403, "Figures are for leads.", "Use a token of a lead.")


@router.get("", response=list[Definition], summary="List figures")
def list_figures(request: HttpRequest) -> list[Definition]:
    """Return every figure with its definition."""
    _for_leads(request)
    return [Definition.of(figure) for figure in FIGURES.values()]


@router.get("/{key}", response=FigureOut, summary="Read a figure")
def read_figure(request: HttpRequest, key: str, asked: Query[SplitQuery]) -> FigureOut:
    """Return a figure's reading, and its parts when `by` says how to cut it."""
    figure = _figure(request, key)
    period = None if figure.source is Source.WAITING else asked.period()
    return FigureOut(
        figure=Definition.of(figure),
        first=period.first if period else None,
        last=period.last if period else None,
        reading=ReadingOut.of(read(figure, asked.scope, period)),
        parts=list(_parts(figure, asked, period)) if asked.by else [],
    )


@router.get("/{key}/cases.csv", summary="Export a figure's cases")
def export_figure(request: HttpRequest, key: str, asked: Query[FigureQuery]) -> StreamingHttpResponse:
    """Return every counted case as CSV, streamed without a limit."""
    figure = _figure(request, key)
    lines = export_csv(figure, asked.scope, asked.period())
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{figure.key}.csv"'
    return answer


def _parts(figure: Figure, asked: SplitQuery, period: Period | None) -> Iterable[PartOut]:
    if period is None:
        raise Problem(422, "This figure is of the present moment.", "Ask for it without `by`.")
    if asked.by in {"day", "week"}:
        steps = [period.cut(step) for step in (period.by_day() if asked.by == "day" else period.by_week())]
        for bucket in series(figure, asked.scope, steps):
            yield PartOut(key=bucket.period.first.isoformat(), reading=ReadingOut.of(bucket.reading))
    elif figure.source is Source.ASKS:
        raise Problem(422, "Such cases belong to no brand and no team.", "Cut this figure by day or week.")
    else:
        for part in parts(figure, asked.scope, period, str(asked.by)):
            yield PartOut(key=part.key, reading=ReadingOut.of(part.reading))
