"""A figure's cases as rows of a table file, streamed: a million rows need no more memory than a hundred."""

import csv
from collections.abc import Iterator
from datetime import datetime

from ruhepol.insights.figures.definition import Figure, Source
from ruhepol.insights.figures.period import Period, Scope
from ruhepol.insights.selectors.cases import rows

CHUNK = 2000
_TICKET_COLUMNS = ("ticket_id", "ticket__brand__key", "ticket__team__name", "ticket__channel")
_COLUMNS = {
    Source.TICKETS: _TICKET_COLUMNS,
    Source.PROMISES: _TICKET_COLUMNS,
    Source.BOT: _TICKET_COLUMNS,
    Source.WAITING: ("pk", "brand__key", "team__name", "channel"),
    Source.RUNS: ("pk", "run__problem__title_en", "run__asset__name", "run__mode"),
    Source.ASKS: ("pk", "language", "topic__slug", "channel"),
}
HEADER = ("case", "brand", "team", "channel", "at", "value")
RUN_HEADER = ("case", "problem", "asset", "mode", "at", "value")
ASK_HEADER = ("case", "language", "topic", "channel", "at", "value")


def export(figure: Figure, scope: Scope, period: Period) -> Iterator[list[str]]:
    """Yield the header and one row a counted case, oldest first; durations in seconds, times in ISO 8601."""
    yield list({Source.ASKS: ASK_HEADER, Source.RUNS: RUN_HEADER}.get(figure.source, HEADER))
    columns = (*_COLUMNS[figure.source], figure.anchor, figure.value)
    found = rows(figure, scope, None if figure.source is Source.WAITING else period)
    for *owner, at, value in found.order_by(figure.anchor, "pk").values_list(*columns).iterator(CHUNK):
        yield [*map(_text, owner), at.astimezone(period.zone).isoformat(timespec="seconds"), _text(value)]


def export_csv(figure: Figure, scope: Scope, period: Period) -> Iterator[str]:
    """Yield the export as lines of CSV, ready for a streaming answer."""
    writer = csv.writer(_Echo())
    for row in export(figure, scope, period):
        yield writer.writerow(row)


class _Echo:
    """Gives each line back to the caller of the CSV writer instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _text(value: object) -> str:
    """Return a value for a cell; a text that a spreadsheet would run as a formula is quoted."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
