"""Lists of tickets as pages show them: light rows, keyset pages, and many counts in one question.

Pages ask these all day, so each question is made once for every set of filters that is in use.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Count, IntegerField, Value

from ruhepol.core import clock
from ruhepol.core.db.keyset import read_mark, write_mark
from ruhepol.core.db.prepared import Prepared, Slot, fill, slots
from ruhepol.people.models import Agent
from ruhepol.tickets import filters as known
from ruhepol.tickets.models import Tag, Ticket
from ruhepol.tickets.querysets import TicketQuerySet
from ruhepol.tickets.sight import Onlooker, Seen

Tickets = TicketQuerySet
"""The type of a question to tickets, for callers outside this room."""

PAGE = 30
COUNT_UP_TO = 1000
MOST = 31  # tickets that are asked for by number at once


class Row(NamedTuple):
    """One line of a list. Names are empty where there is nobody."""

    number: int
    subject: str
    excerpt: str
    status: str
    priority: int
    channel: str
    updated_at: datetime
    waiting_since: datetime | None
    due_at: datetime | None
    snoozed_until: datetime | None
    customer_id: int
    customer: str
    organisation: str | None
    assignee_id: int | None
    assignee: str | None
    team: str | None


_COLUMNS = (
    "pk",
    "subject",
    "excerpt",
    "status",
    "priority",
    "channel",
    "updated_at",
    "waiting_since",
    "due_at",
    "snoozed_until",
    "customer_id",
    "customer__name",
    "customer__organisation__name",
    "assignee_id",
    "assignee__name",
    "team__name",
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of rows in the list's order; `after` asks for the next one, None at the end."""

    rows: list[Row]
    tags: Mapping[int, list[str]]
    after: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which tickets: those an agent may see, narrowed by filters."""

    agent: Agent
    filters: Mapping[str, known.Value] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The filters as text; equal ones share their ready question."""
        return json.dumps(self.filters, sort_keys=True)


def page(asked: Asked, *, after: str = "", size: int = PAGE) -> Page:
    """Return a page, newest first, in two questions whatever its length.

    `after` is a cursor of an earlier page; a cursor nobody made begins at the start.
    Raises UnknownFilterError.
    """
    place = read_mark(after)
    values = {"updated": place[0], "number": place[1]} if place else {}
    asking = _pages(asked.key, size, goes_on=bool(place))
    found = [Row(*columns) for columns in asking.all(asked.agent, now=clock.now(), **values)]
    rows = found[:size]
    return _page(rows, write_mark(rows[-1].updated_at, rows[-1].number) if len(found) > size else None)


def longest_waiting(asked: Asked) -> Row | None:
    """Return the ticket whose customer has waited longest for a word from us."""
    values = _longest(asked.key).first(asked.agent, now=clock.now())
    return Row(*values) if values else None


def rows_in_order(asked: Asked, numbers: Sequence[int]) -> Page:
    """Return the rows of up to `MOST` tickets in the given order, as a page without a next one."""
    if not numbers:
        return _page([], None)
    values = fill("number", MOST, numbers[:MOST])
    asking = _chosen(asked.key).all(asked.agent, now=clock.now(), **values)
    found = {columns[0]: Row(*columns) for columns in asking}
    return _page([found[number] for number in numbers if number in found], None)


def tags_of(numbers: Sequence[int]) -> dict[int, list[str]]:
    """Return the tags of these tickets by number, in one question."""
    tags: dict[int, list[str]] = {}
    for start in range(0, len(numbers), MOST):
        for number, name in _TAGS.all(**fill("number", MOST, numbers[start : start + MOST])):
            tags.setdefault(number, []).append(name)
    return tags


def counts(agent: Agent, queries: Sequence[Mapping[str, known.Value]]) -> list[int]:
    """Return how many tickets an agent sees through each of these filters, up to 1,000, in one question."""
    if not queries:
        return []
    keys = tuple(Asked(agent, filters).key for filters in queries)
    found = dict(_counts(keys).all(agent, now=clock.now()))
    return [found.get(which, 0) for which in range(len(keys))]


def any_ticket(agent: Agent) -> bool:
    """Tell whether there is a ticket this agent may see."""
    return _ANY.first(agent) is not None


def _page(rows: list[Row], after: str | None) -> Page:
    return Page(rows=rows, tags=tags_of([row.number for row in rows]), after=after)


def _place_for(name: str) -> Any:  # noqa: ANN401  it stands for a value of any type
    return Slot(name)


def _narrowed(who: Onlooker, key: str) -> TicketQuerySet:
    agent, now = _place_for("agent"), _place_for("now")
    viewer = known.Viewer(agent_id=agent, now=now)
    return known.apply_filters(Ticket.objects.visible_to(who), json.loads(key), viewer)


@lru_cache(maxsize=256)
def _pages(key: str, size: int, *, goes_on: bool) -> Seen[Ticket, tuple[Any, ...]]:
    def build(who: Onlooker) -> Any:  # noqa: ANN401  the type of values_list has no name
        tickets = _narrowed(who, key)
        if goes_on:
            tickets = tickets.older_than(_place_for("updated"), _place_for("number"))
        return tickets.newest_first().values_list(*_COLUMNS)[: size + 1]

    return Seen(build)


@lru_cache(maxsize=64)
def _longest(key: str) -> Seen[Ticket, tuple[Any, ...]]:
    def build(who: Onlooker) -> Any:  # noqa: ANN401  as above
        waiting = _narrowed(who, key).filter(waiting_since__isnull=False)
        return waiting.order_by("waiting_since", "pk").values_list(*_COLUMNS)[:1]

    return Seen(build)


@lru_cache(maxsize=64)
def _chosen(key: str) -> Seen[Ticket, tuple[Any, ...]]:
    return Seen(lambda who: _narrowed(who, key).filter(pk__in=slots("number", MOST)).values_list(*_COLUMNS))


@lru_cache(maxsize=64)
def _counts(keys: tuple[str, ...]) -> Seen[Ticket, tuple[int, int]]:
    def build(who: Onlooker) -> Any:  # noqa: ANN401  as above
        parts = [
            Ticket.objects.filter(pk__in=_narrowed(who, key).values("pk")[:COUNT_UP_TO])
            .annotate(which=Value(which, output_field=IntegerField()))
            .values("which")
            .annotate(n=Count("pk"))
            .values_list("which", "n")
            for which, key in enumerate(keys)
        ]
        return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]

    return Seen(build)


_ANY = Seen(lambda who: Ticket.objects.visible_to(who).values_list("pk", flat=True)[:1])
_TAGS = Prepared(
    lambda: (
        Tag.tickets.through.objects.filter(ticket__id__in=slots("number", MOST))
        .order_by("tag__name")
        .values_list("ticket_id", "tag__name")
    )
)
