"""The lines of a list in ready words: thirty times, a template's detours cost more than the questions do."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from ruhepol.people.models import Agent
from ruhepol.tickets.lists import Page, Row
from ruhepol.tickets.models import Ticket
from ruhepol.ui import formats
from ruhepol.workspace import words

MOST_TAGS = 3


class Chip(NamedTuple):
    """A small word that carries meaning."""

    words: str
    tone: str = ""
    icon: str = ""


class Line(NamedTuple):
    """One ticket of a list. `at` is its last change for machines, `when` the same for people."""

    number: int
    subject: str
    address: str
    pick: str
    status: str
    state: str
    at: str
    when: str
    text: str
    chips: list[Chip]


def lines(page: Page, agent: Agent, now: datetime, *, came_from: str) -> list[Line]:
    """Return the lines of a page; `came_from` is the query string that leads back to the list."""
    pick, states, brief = _("Choose %(subject)s"), words.status_words(), words.brief_at(now)
    return [
        Line(
            number=row.number,
            subject=row.subject,
            address=f"{words.ticket_address(row.number)}?{came_from}",
            pick=pick % {"subject": row.subject},
            status=row.status,
            state=states[row.status],
            at=row.updated_at.isoformat(),
            when=brief(row.updated_at),
            text=_text(row),
            chips=[*_chips(row, agent, now), *_tags(page.tags.get(row.number, ()))],
        )
        for row in page.rows
    ]


def _text(row: Row) -> str:
    who = row.customer or f"#{row.customer_id}"
    return f"{who} · {row.excerpt}" if row.excerpt else who


def _chips(row: Row, agent: Agent, now: datetime) -> Iterator[Chip]:
    if row.due_at:
        due = words.due(row.due_at, now)
        yield Chip(due.words, due.tone, "clock")
    if row.priority > Ticket.Priority.NORMAL:
        yield Chip(words.priority(row.priority), "bad")
    if row.snoozed_until and row.snoozed_until > now:
        yield Chip(formats.moment(row.snoozed_until), icon="snooze")
    if row.assignee and row.assignee_id != agent.pk:
        yield Chip(row.assignee, icon="user")


def _tags(names: Sequence[str]) -> Iterator[Chip]:
    return map(Chip, names[:MOST_TAGS])
