"""Which cases a figure counts in a period: the one query behind its card, table, chart, list and export."""

from collections.abc import Callable
from typing import Any

from django.db.models import F, Q, QuerySet

from ruhepol.insights.figures.definition import Figure, Source
from ruhepol.insights.figures.period import Period, Scope
from ruhepol.insights.models import RunFact, TicketFact
from ruhepol.knowledge.models import Ask
from ruhepol.people.models import Agent
from ruhepol.promises.models import Clock
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.models.label import SPAM

Rows = QuerySet[Any]


def candidates(figure: Figure, scope: Scope, period: Period | None) -> Rows:
    """Return the rows in which a figure's value may stand; a figure of the present moment takes no period."""
    return during(figure, scope, period).filter(**figure.where)


def during(figure: Figure, scope: Scope, period: Period | None) -> Rows:
    """Return the rows of a figure's source in a period, before the figure narrows them."""
    found = _SOURCES[figure.source](scope)
    if period is None:
        return found
    return found.filter(**{f"{figure.anchor}__gte": period.start, f"{figure.anchor}__lt": period.end})


def rows(figure: Figure, scope: Scope, period: Period | None) -> Rows:
    """Return the rows a figure counts: those that have its value."""
    return candidates(figure, scope, period).filter(**{f"{figure.value}__isnull": False})


def visible(found: Rows, figure: Figure, agent: Agent) -> Rows:
    """Keep the rows whose tickets an agent may see; asks and repairs without a ticket are for leads."""
    match figure.source:
        case Source.ASKS | Source.RUNS:
            return found if agent.leads else found.none()
        case Source.WAITING:
            return found.filter(pk__in=Ticket.objects.visible_to(agent))
        case Source.TICKETS | Source.PROMISES | Source.BOT:
            return found.filter(ticket__in=Ticket.objects.visible_to(agent)) if agent.is_partner else found


def _facts(scope: Scope) -> Rows:
    return TicketFact.objects.filter(_about_ticket(scope, ""))


def _promises(scope: Scope) -> Rows:
    return Clock.objects.filter(_about_ticket(scope, "ticket__"))


def _waiting(scope: Scope) -> Rows:
    return Ticket.objects.open().filter(_about_ticket(scope, "")).exclude(tags__name=SPAM)


def _asks(scope: Scope) -> Rows:
    """Asks go by the team they would have reached; they belong to no brand and came by one channel each."""
    if scope.brand_id is not None:
        return Ask.objects.none()
    wanted = {"topic__team_id": scope.team_id, "channel": scope.channel}
    return Ask.objects.filter(**{name: value for name, value in wanted.items() if value is not None})


def _runs(scope: Scope) -> Rows:
    """Repairs have a brand; team and channel are those of the ticket that led to it, where there was one."""
    asked = RunFact.objects.annotate(team_id=F("run__ticket__team_id"), channel=F("run__ticket__channel"))
    return asked.filter(_about_ticket(scope, ""))


_SOURCES: dict[Source, Callable[[Scope], Rows]] = {
    Source.TICKETS: _facts,
    Source.PROMISES: _promises,
    Source.WAITING: _waiting,
    Source.ASKS: _asks,
    Source.RUNS: _runs,
}


def supply(source: Source, found: Callable[[], Rows]) -> None:
    """Let a room above count among the sources: rows with brand, team, channel and ticket of their own."""
    _SOURCES[source] = lambda scope: found().filter(_about_ticket(scope, ""))


def _about_ticket(scope: Scope, prefix: str) -> Q:
    wanted = {"brand_id": scope.brand_id, "team_id": scope.team_id, "channel": scope.channel}
    return Q(**{f"{prefix}{name}": value for name, value in wanted.items() if value is not None})
