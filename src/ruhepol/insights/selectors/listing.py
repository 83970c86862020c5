"""The very cases behind a figure, newest first, page by page."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from ruhepol.core.db.keyset import Mark
from ruhepol.healing.models import Run
from ruhepol.insights.figures.definition import Figure, Source
from ruhepol.insights.figures.period import Period, Scope
from ruhepol.insights.selectors.cases import rows, visible
from ruhepol.knowledge.models import Ask
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Ticket

SIZE = 50


@dataclass(frozen=True, slots=True)
class Case:
    """One counted case: when it counted, with what value (seconds, yes or no, a word), and what it was.

    `ticket` is set for all figures but the avoided contacts, which have an `ask` with its answers shown, and
    the repairs, which have a `run`.
    """

    id: int
    at: datetime
    value: object
    ticket: Ticket | None
    ask: Ask | None
    run: Run | None = None

    @property
    def mark(self) -> Mark:
        """Where a next page goes on."""
        return self.at, self.id


@dataclass(frozen=True, slots=True)
class CasePage:
    """Some cases of a figure; `following` is the mark of the next page, None at the end."""

    figure: Figure
    cases: tuple[Case, ...]
    following: Mark | None


def case_page(
    figure: Figure,
    scope: Scope,
    period: Period | None,
    *,
    agent: Agent,
    after: Mark | None = None,
) -> CasePage:
    """Return the cases a figure counts and the agent may see; narrow scope or period for one bar or row.

    Avoided contacts come with their topic; waiting tickets with the longest wait first.
    """
    first = "" if figure.source is Source.WAITING else "-"
    found = visible(rows(figure, scope, period), figure, agent)
    if after:
        side = "gt" if figure.source is Source.WAITING else "lt"
        beyond = {f"{figure.anchor}__{side}": after[0]}
        found = found.filter(Q(**beyond) | Q(**{figure.anchor: after[0], f"pk__{side}": after[1]}))
    owner = "ticket_id" if figure.source in {Source.TICKETS, Source.PROMISES, Source.BOT} else "pk"
    columns = ("pk", figure.anchor, figure.value, owner)
    raw = list(found.order_by(f"{first}{figure.anchor}", f"{first}pk").values_list(*columns)[: SIZE + 1])
    cases = _with_nouns(figure, raw[:SIZE])
    return CasePage(figure, cases, cases[-1].mark if len(raw) > SIZE else None)


def _with_nouns(figure: Figure, raw: list[tuple[int, datetime, object, int]]) -> tuple[Case, ...]:
    owners = {row[3] for row in raw}
    asks, tickets, runs = {}, {}, {}
    match figure.source:
        case Source.ASKS:
            asks = Ask.objects.select_related("topic").in_bulk(owners)
        case Source.RUNS:
            runs = Run.objects.select_related("problem", "asset").in_bulk(owners)
        case _:
            tickets = Ticket.objects.for_list().in_bulk(owners)
    return tuple(
        Case(key, at, value, tickets.get(owner), asks.get(owner), runs.get(owner))
        for key, at, value, owner in raw
    )
