"""Lists of tickets as pages show them: light rows, keyset pages, and many counts in one question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from django.db.models import Count, IntegerField, Value

from ruhepol.tickets.models import Tag, Ticket
from ruhepol.tickets.querysets import TicketQuerySet

Tickets = TicketQuerySet
"""The type of a question to tickets, for callers outside this room."""

PAGE = 30
COUNT_UP_TO = 1000


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


class Brief(NamedTuple):
    """A ticket in a short list beside another one."""

    number: int
    subject: str
    status: str
    updated_at: datetime


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


def page(tickets: TicketQuerySet, *, after: str = "", size: int = PAGE) -> Page:
    """Return a page of a query, newest first, in two questions whatever its length.

    `after` is a cursor of an earlier page; a cursor nobody made begins at the start.
    """
    if place := _place(after):
        tickets = tickets.older_than(*place)
    found = [Row(*values) for values in tickets.newest_first().values_list(*_COLUMNS)[: size + 1]]
    rows = found[:size]
    return Page(
        rows=rows,
        tags=tags_of(row.number for row in rows),
        after=_cursor(rows[-1]) if len(found) > size else None,
    )


def longest_waiting(tickets: TicketQuerySet) -> Row | None:
    """Return the ticket whose customer has waited longest for a word from us."""
    waiting = tickets.filter(waiting_since__isnull=False).order_by("waiting_since", "pk")
    values = waiting.values_list(*_COLUMNS).first()
    return Row(*values) if values else None


def rows_in_order(tickets: TicketQuerySet, numbers: list[int]) -> Page:
    """Return the rows of these tickets in the given order, as a page without a next one."""
    found = {values[0]: Row(*values) for values in tickets.filter(pk__in=numbers).values_list(*_COLUMNS)}
    rows = [found[number] for number in numbers if number in found]
    return Page(rows=rows, tags=tags_of(row.number for row in rows), after=None)


def tags_of(numbers: Iterable[int]) -> dict[int, list[str]]:
    """Return the tags of these tickets by number, in one question."""
    tags: dict[int, list[str]] = {}
    pairs = Tag.tickets.through.objects.filter(ticket__in=list(numbers))
    for number, name in pairs.order_by("tag__name").values_list("ticket_id", "tag__name"):
        tags.setdefault(number, []).append(name)
    return tags


def brief(tickets: TicketQuerySet, most: int) -> list[Brief]:
    """Return the newest tickets of a query as short lines."""
    columns = ("pk", "subject", "status", "updated_at")
    return [Brief(*values) for values in tickets.newest_first().values_list(*columns)[:most]]


def count(tickets: TicketQuerySet) -> int:
    """Return how many tickets a query holds, up to 1,000."""
    return tickets.order_by().values("pk")[:COUNT_UP_TO].count()


def counts(queries: Mapping[int, TicketQuerySet]) -> dict[int, int]:
    """Return how many tickets each query holds, up to 1,000 each, all in one question."""
    parts = [
        Ticket.objects.filter(pk__in=query.order_by().values("pk")[:COUNT_UP_TO])
        .annotate(which=Value(which, output_field=IntegerField()))
        .values("which")
        .annotate(n=Count("pk"))
        .values_list("which", "n")
        for which, query in queries.items()
    ]
    if not parts:
        return {}
    found = dict(parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0])
    return {which: found.get(which, 0) for which in queries}


def _cursor(row: Row) -> str:
    return f"{row.updated_at.astimezone(UTC).isoformat()}~{row.number}"


def _place(cursor: str) -> tuple[datetime, int] | None:
    moment, _, number = cursor.partition("~")
    try:
        at = datetime.fromisoformat(moment)
        return (at, int(number)) if at.tzinfo else None
    except ValueError:
        return None
