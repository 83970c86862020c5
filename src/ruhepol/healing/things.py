"""The things that an asset's latest signals tell of, each looked at once however often it was told.

An asset may have ten thousand rows; most of them tell of the same few hundred things. So the database says
which things there are, their words are read when they are new, and rows only for those that matter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.db import connection

from ruhepol.core.db.statement import execute
from ruhepol.healing.conditions.book import Book, patterns
from ruhepol.healing.conditions.language import Condition, Pattern
from ruhepol.healing.models import Signal

LOOKED_THROUGH = 10_000
AT_ONCE = 900
"""Values of one list in a question; SQLite has a limit."""

_THINGS = """
SELECT fingerprint, max(id) FROM (
  SELECT fingerprint, id FROM healing_signal WHERE asset_id = %s AND last_at >= %s
  ORDER BY last_at DESC, id DESC LIMIT %s
) AS recent GROUP BY fingerprint
"""


class _Words(NamedTuple):
    """What one row says."""

    pk: int
    kind: str
    severity: int
    name: str
    body: str


@dataclass(frozen=True, slots=True)
class Row:
    """How often and when a thing was told within one slot."""

    count: int
    first_at: datetime
    last_at: datetime


class Things:
    """What an asset's signals since a moment tell of, as a book of conditions reads them."""

    def __init__(self, book: Book, asset_id: int, *, since: datetime) -> None:
        """Remember the question; the database is asked when an answer is wanted."""
        self._book, self._asset_id, self._since = book, asset_id, since

    @cached_property
    def newest(self) -> dict[str, int]:
        """The newest row of each thing, by fingerprint."""
        moment = connection.ops.adapt_datetimefield_value(self._since)
        return dict(execute(_THINGS, [self._asset_id, moment, LOOKED_THROUGH]).fetchall())

    @cached_property
    def fitting(self) -> dict[Pattern, list[str]]:
        """The fingerprints of the things that fit each pattern; patterns that nothing fits are not in it."""
        read = self._words(list(self.newest.values()))
        found: dict[Pattern, list[str]] = {}
        for thing, newest in self.newest.items():
            for pattern in read.get(newest, ()):
                found.setdefault(pattern, []).append(thing)
        return found

    def _words(self, rows: Sequence[int]) -> dict[int, tuple[Pattern, ...]]:
        """Return the patterns that fit each row. A row's words never change, so each is read once."""
        read = self._book.read
        fresh: dict[int, tuple[Pattern, ...]] = {}
        for some in _portions([row for row in rows if row not in read]):
            words = Signal.objects.filter(pk__in=some).values_list("pk", "kind", "severity", "name", "body")
            fresh |= {row[0]: self._book.patterns_of(_Words(*row)) for row in words}
        self._book.remember(fresh)
        return {row: read.get(row) or fresh.get(row, ()) for row in rows}

    def rows(self, conditions: Iterable[Condition], *, until: datetime) -> dict[str, list[Row]]:
        """Return the rows of the things that these conditions ask about, by fingerprint."""
        asked = {pattern for condition in conditions for pattern in patterns(condition)}
        wanted = sorted({thing for pattern in asked for thing in self.fitting.get(pattern, ())})
        rows: dict[str, list[Row]] = {thing: [] for thing in wanted}
        known = Signal.objects.of([self._asset_id]).since(self._since).filter(first_at__lte=until)
        for some in _portions(wanted):
            told = known.filter(fingerprint__in=some)
            for thing, count, first, last in told.values_list("fingerprint", "count", "first_at", "last_at"):
                rows[thing].append(Row(count, first, last))
        return rows


def _portions(values: Sequence[int] | Sequence[str]) -> Iterable[Sequence[int] | Sequence[str]]:
    return (values[begin : begin + AT_ONCE] for begin in range(0, len(values), AT_ONCE))
