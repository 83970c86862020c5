"""Reads what is new in the event table, each event once, and knows from which number one may resume.

With several writers an event can become visible after one with a higher number. Missing numbers are
therefore remembered as gaps and asked for again until no transaction that could fill them is left.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Max, Q

from ruhepol.core.db import order
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.models import EventRow

BATCH = 500
LOOK_BACK = 1000

# Asked after every commit of anybody.
_NEXT = Prepared(
    lambda: (
        EventRow.objects.filter(pk__gt=Slot("after"))
        .order_by("pk")
        .values_list("pk", "stream", "name")[:BATCH]
    )
)


class News(NamedTuple):
    """An event as the bus knows it; `mark` is the number to resume from once it was heard."""

    number: int
    stream: str
    name: str
    mark: int


@dataclass(slots=True)
class _Gaps:
    """Missing numbers, each with the transaction number that must have passed before it is given up."""

    until: dict[int, int]

    def expect(self, numbers: set[int]) -> None:
        if numbers:
            _, xmax = order.horizon()
            self.until = self.until | dict.fromkeys(numbers, xmax)  # never changed while it is read

    def settle(self, found: set[int], oldest: int) -> None:
        """Forget the numbers that were found, and those nobody can use any more."""
        self.until = {n: xmax for n, xmax in self.until.items() if n not in found and oldest <= xmax}


class Tail:
    """A reader's place in the event table. Not for several threads at once."""

    def __init__(self) -> None:
        """Begin unplaced; `start` looks where the table ends."""
        self.position = 0
        self._gaps = _Gaps({})
        self._ordered = True

    @property
    def mark(self) -> int:
        """The highest number up to which nothing is outstanding."""
        return min(self._gaps.until, default=self.position + 1) - 1

    def start(self) -> None:
        """Stand at the end of the table; what is being written now is not missed."""
        self._ordered = order.commits_in_order()
        self.position = EventRow.objects.aggregate(last=Max("pk"))["last"] or 0
        if not self._ordered:
            since = max(0, self.position - LOOK_BACK)
            there = set(EventRow.objects.filter(pk__gt=since).values_list("pk", flat=True))
            self._gaps.expect(set(range(since + 1, self.position)) - there)

    def read(self) -> list[News]:
        """Return the next events by number, at most a batch; an empty list when there is nothing new."""
        # Asked before the rows: a transaction that ends in between is then still waited for.
        oldest = order.horizon()[0] if self._gaps.until else 0
        rows = self._next_and_missing() if self._gaps.until else _NEXT.all(after=self.position)
        self._advance({number for number, _, _ in rows}, oldest)
        return [News(number, stream, name, min(number, self.mark)) for number, stream, name in rows]

    def _next_and_missing(self) -> list[tuple[int, str, str]]:
        wanted = EventRow.objects.filter(Q(pk__gt=self.position) | Q(pk__in=self._gaps.until))
        return list(wanted.order_by("pk").values_list("pk", "stream", "name")[:BATCH])

    def _advance(self, found: set[int], oldest: int) -> None:
        end = max([self.position, *found])
        missing = set() if self._ordered else set(range(self.position + 1, end)) - found
        self._gaps.settle(found, oldest)
        self._gaps.expect(missing)
        self.position = end
