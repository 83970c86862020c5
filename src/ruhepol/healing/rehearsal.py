"""The test bench: what a problem being written would have meant for last week's signals and tickets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from ruhepol.core import clock
from ruhepol.healing.conditions.language import LONGEST
from ruhepol.healing.conditions.text import parse as parse_condition
from ruhepol.healing.diagnosis import would_have_matched
from ruhepol.healing.models import KnownProblem, Mode
from ruhepol.healing.plans.language import Plan
from ruhepol.healing.plans.text import parse as parse_plan
from ruhepol.healing.plans.windows import is_open
from ruhepol.healing.wording import ENOUGH, Words
from ruhepol.people.models import Agent, Asset
from ruhepol.tickets.models import Message, Ticket

TICKETS = 300
READ = 1_000
FORESEEN = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Outbreak:
    """It would have been found with an asset then. `rail` says what would have held a repair back."""

    asset: Asset
    at: datetime
    rail: str = ""

    @property
    def is_healed(self) -> bool:
        """Tell whether a repair would have begun without any agent."""
        return not self.rail


@dataclass(frozen=True, slots=True)
class Written:
    """A ticket whose words fit, and the outbreak that was there before it."""

    ticket: Ticket
    before: Outbreak | None = None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would have been found, and who wrote about it, both newest first."""

    outbreaks: Sequence[Outbreak]
    tickets: Sequence[Written]

    @property
    def healed(self) -> int:
        """Count those that would have been repaired."""
        return sum(one.is_healed for one in self.outbreaks)

    @property
    def foreseen(self) -> int:
        """Count the tickets whose signs were there before."""
        return sum(one.before is not None for one in self.tickets)


def rehearse(problem: KnownProblem, *, plan: str, mode: str, agent: Agent) -> Rehearsal:
    """Replay the last seven days with a problem that need not be saved. Raises ConditionError, PlanError."""
    condition, remedy = parse_condition(problem.condition), parse_plan(plan)
    begun: dict[int, list[datetime]] = {}
    found = [
        Outbreak(past.asset, past.at, _rail(past.at, begun.setdefault(past.asset.pk, []), remedy, mode))
        for past in would_have_matched(condition, asset_kind=problem.asset_kind)
    ]
    found.sort(key=lambda one: one.at, reverse=True)
    return Rehearsal(found, _written(problem, found, agent))


def _rail(at: datetime, begun: list[datetime], plan: Plan, mode: str) -> str:
    """Say what would have held a repair back; one that nothing holds back counts as begun."""
    rails = plan.rails
    if not plan.steps:
        return "no_steps"
    if mode == Mode.APPROVAL:
        return "approval"
    if not is_open(rails.windows, at.astimezone(ZoneInfo(settings.TIME_ZONE))):
        return "window"
    if begun and begun[-1] + rails.cool_down > at:
        return "cool_down"
    if sum(one > at - rails.per_asset.within for one in begun) >= rails.per_asset.most:
        return "limit"
    begun.append(at)
    return ""


def _written(problem: KnownProblem, found: Sequence[Outbreak], agent: Agent) -> list[Written]:
    """Return the tickets of these days whose first words fit, each with the sign that was there before."""
    now = clock.now()
    recent = Ticket.objects.visible_to(agent).filter(
        created_at__gte=now - LONGEST, created_at__lte=now, begun_by=Ticket.Begin.CUSTOMER
    )
    tickets = {ticket.pk: ticket for ticket in recent.order_by("-created_at", "-pk")[:TICKETS]}
    said = Message.objects.filter(ticket__in=tickets, number=1).values_list("ticket", "text")
    fitting = {
        pk: tickets[pk]
        for pk, text in said
        if Words(f"{tickets[pk].subject}\n{text[:READ]}").fit(problem) >= ENOUGH
    }
    owners = _owners(found)
    return [
        Written(ticket, _before(ticket, found, owners)) for pk, ticket in tickets.items() if pk in fitting
    ]


def _owners(found: Sequence[Outbreak]) -> Mapping[int, set[int]]:
    """Return the customers of each asset."""
    pairs = Asset.customers.through.objects.filter(asset__in={one.asset.pk for one in found})
    owners: dict[int, set[int]] = {}
    for asset, customer in pairs.values_list("asset", "customer"):
        owners.setdefault(asset, set()).add(customer)
    return owners


def _before(ticket: Ticket, found: Sequence[Outbreak], owners: Mapping[int, set[int]]) -> Outbreak | None:
    return next(
        (
            one
            for one in found
            if ticket.customer_id in owners.get(one.asset.pk, ())
            and ticket.created_at - FORESEEN <= one.at <= ticket.created_at
        ),
        None,
    )
