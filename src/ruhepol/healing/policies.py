"""Who may see and set up what in the healing room."""

from django.db.models import Q, QuerySet

from ruhepol.core.actors import SYSTEM, Actor
from ruhepol.healing.exceptions import (
    HookNotFoundError,
    IncidentNotFoundError,
    PrecursorNotFoundError,
    ProblemNotFoundError,
    RunNotFoundError,
    SourceNotFoundError,
    SystemNotFoundError,
)
from ruhepol.healing.models import Hook, Incident, KnownProblem, Precursor, Run, Source, System
from ruhepol.healing.querysets import RunQuerySet
from ruhepol.people.models import Agent, Asset, Brand, Customer
from ruhepol.tickets.exceptions import TicketNotFoundError
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.policies import customers_for


def get_source_for(agent: Agent, source_id: int) -> Source:
    """Return a source for an administrator. Raises SourceNotFoundError."""
    source = Source.objects.filter(pk=source_id).first() if agent.administers else None
    if source is None:
        raise SourceNotFoundError
    return source


def get_active_hook(source_id: int) -> Hook:
    """Return the webhook of an active source, for whoever knocks. Raises HookNotFoundError."""
    hook = Hook.objects.select_related("source").filter(source=source_id, source__is_active=True).first()
    if hook is None:
        raise HookNotFoundError
    return hook


def get_system_for(agent: Agent, system_id: int) -> System:
    """Return a system for an administrator. Raises SystemNotFoundError."""
    system = System.objects.filter(pk=system_id).first() if agent.administers else None
    if system is None:
        raise SystemNotFoundError
    return system


def get_problem_for(agent: Agent, problem_id: int) -> KnownProblem:
    """Return a known problem for a lead. Raises ProblemNotFoundError."""
    problem = KnownProblem.objects.filter(pk=problem_id).first() if agent.leads else None
    if problem is None:
        raise ProblemNotFoundError
    return problem


def get_incident_for(agent: Agent, incident_id: int) -> Incident:
    """Return an incident for a lead. Raises IncidentNotFoundError."""
    incident = Incident.objects.filter(pk=incident_id).first() if agent.leads else None
    if incident is None:
        raise IncidentNotFoundError
    return incident


def public_incidents(brand: Brand | None) -> QuerySet[Incident]:
    """Return what everybody may read of at a brand: what a lead has said in public."""
    said = Incident.objects.filter(state__in=[Incident.State.ACTIVE, Incident.State.OVER])
    return said.filter(Q(brand=None) | Q(brand=brand))


def get_public_incident(brand: Brand | None, incident_id: int) -> Incident:
    """Return an incident for anybody who visits a brand. Raises IncidentNotFoundError."""
    incident = public_incidents(brand).filter(pk=incident_id).first()
    if incident is None:
        raise IncidentNotFoundError
    return incident


def known_problems_for(agent: Agent) -> QuerySet[KnownProblem]:
    """Return the problems an agent may read about: all, for a partner none."""
    ours = agent.is_active and not agent.is_partner
    return KnownProblem.objects.all() if ours else KnownProblem.objects.none()


def get_precursor_for(agent: Agent, precursor_id: int) -> Precursor:
    """Return a proposal of a problem for a lead. Raises PrecursorNotFoundError."""
    precursor = Precursor.objects.filter(pk=precursor_id).first() if agent.leads else None
    if precursor is None:
        raise PrecursorNotFoundError
    return precursor


def get_asset_for(agent: Agent, asset_id: int) -> Asset:
    """Return an asset of a customer the agent may see; our own people see all. Raises TicketNotFoundError."""
    asset = assets_for(agent).filter(pk=asset_id).first()
    if asset is None:
        raise TicketNotFoundError
    return asset


def assets_for(agent: Agent) -> QuerySet[Asset]:
    """Return the assets an agent may see: all, for a partner those of customers they serve."""
    if not agent.is_active:
        return Asset.objects.none()
    if agent.is_partner:
        return Asset.objects.filter(customers__in=customers_for(agent)).distinct()
    return Asset.objects.all()


def own_assets(customer: Customer) -> QuerySet[Asset]:
    """Return the assets that are a customer's."""
    return Asset.objects.filter(customers=customer)


def runs_for(agent: Agent) -> RunQuerySet:
    """Return the runs on assets the agent may see."""
    runs = Run.objects.select_related("problem", "asset", "ticket", "customer")
    return runs.filter(asset__in=assets_for(agent).values("pk"))


def get_run_for(agent: Agent, run_id: int) -> Run:
    """Return a run on an asset the agent may see. Raises RunNotFoundError."""
    run = runs_for(agent).filter(pk=run_id).first()
    if run is None:
        raise RunNotFoundError
    return run


def get_own_run(customer: Customer, run_id: int) -> Run:
    """Return a run on an asset of the customer's, begun for them or for all. Raises RunNotFoundError."""
    known = Run.objects.real().select_related("problem", "asset")
    run = known.filter(pk=run_id, asset__in=own_assets(customer).values("pk")).first()
    if run is None or run.customer_id not in {None, customer.pk}:
        raise RunNotFoundError
    return run


def can_approve(agent: Agent) -> bool:
    """Tell whether an agent may let a repair go: our own people, not partners."""
    return agent.is_active and not agent.is_partner


def check_reach(by: Actor, asset: Asset, *, customer: Customer | None, ticket: Ticket | None) -> None:
    """Return where the actor may have the asset repaired, for this customer and on this ticket.

    Raises RunNotFoundError: nobody looks at or repairs what is not theirs, whatever they name.
    """
    concerned = {who for who in (customer and customer.pk, ticket and ticket.customer_id) if who}
    if by.is_customer:
        concerned.add(by.id or 0)
        reachable = len(concerned) == 1
    elif by.is_agent:
        reachable = _agent_reaches(by, asset, ticket)
    else:
        reachable = by == SYSTEM
    owners = asset.customers.filter(pk__in=concerned).count()
    if not reachable or owners != len(concerned):
        raise RunNotFoundError


def agent_of(by: Actor) -> Agent | None:
    """Return the agent who acts, None where somebody else does."""
    return Agent.objects.filter(pk=by.id or 0).first() if by.is_agent else None


def _agent_reaches(by: Actor, asset: Asset, ticket: Ticket | None) -> bool:
    agent = agent_of(by)
    if agent is None or not assets_for(agent).filter(pk=asset.pk).exists():
        return False
    return ticket is None or Ticket.objects.visible_to(agent).filter(pk=ticket.pk).exists()
