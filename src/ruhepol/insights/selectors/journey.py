"""Journeys as agents and leads read them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ruhepol.insights.figures.period import Period, Scope
from ruhepol.insights.models import Step
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Ticket

LAST = 4  # steps before the writing that make a path
MOST = 20  # paths on a page
ENOUGH = 20_000  # steps that are looked at


@dataclass(frozen=True, slots=True)
class Path:
    """A way several people may have gone before they wrote: its last steps, and the tickets it led to."""

    steps: tuple[Step, ...]
    tickets: tuple[int, ...]

    @property
    def key(self) -> str:
        """Name the path in an address."""
        way = "\n".join(f"{step.kind} {step.key}" for step in self.steps)
        return hashlib.sha256(way.encode()).hexdigest()[:16]


def journey_of(ticket: Ticket) -> list[Step]:
    """Return the steps that led to a ticket, the first one first; empty without the customer's consent."""
    return list(Step.objects.filter(ticket=ticket))


def paths(agent: Agent, scope: Scope, period: Period) -> list[Path]:
    """Return the commonest paths that ended in a ticket begun in the period, of those the agent may see."""
    tickets = Ticket.objects.visible_to(agent).filter(created_at__gte=period.start, created_at__lt=period.end)
    named = {"brand": scope.brand_id, "team": scope.team_id, "channel": scope.channel}
    tickets = tickets.filter(**{name: value for name, value in named.items() if value})
    steps = Step.objects.filter(ticket__in=tickets).order_by("ticket", "at", "id")[:ENOUGH]
    found = _grouped(steps)
    return sorted(found, key=lambda path: (-len(path.tickets), path.key))[:MOST]


def _grouped(steps: Iterable[Step]) -> list[Path]:
    """Put tickets together whose last steps were the same."""
    ways: dict[tuple[tuple[str, str], ...], tuple[tuple[Step, ...], list[int]]] = {}
    for ticket_id, walked in groupby(steps, key=lambda step: step.ticket_id):
        last = tuple(step for step in walked if step.kind != Step.Kind.FORM)[-LAST:]
        if last and ticket_id:
            way = tuple((step.kind, step.key) for step in last)
            ways.setdefault(way, (last, []))[1].append(ticket_id)
    return [Path(last, tuple(numbers)) for last, numbers in ways.values()]
