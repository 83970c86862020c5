"""Who may see and set up what in the healing room."""

from ruhepol.healing.exceptions import PrecursorNotFoundError, ProblemNotFoundError, SourceNotFoundError
from ruhepol.healing.models import KnownProblem, Precursor, Source
from ruhepol.people.models import Agent, Asset
from ruhepol.tickets.exceptions import TicketNotFoundError
from ruhepol.tickets.policies import customers_for


def get_source_for(agent: Agent, source_id: int) -> Source:
    """Return a source for an administrator. Raises SourceNotFoundError."""
    source = Source.objects.filter(pk=source_id).first() if agent.administers else None
    if source is None:
        raise SourceNotFoundError
    return source


def get_problem_for(agent: Agent, problem_id: int) -> KnownProblem:
    """Return a known problem for a lead. Raises ProblemNotFoundError."""
    problem = KnownProblem.objects.filter(pk=problem_id).first() if agent.leads else None
    if problem is None:
        raise ProblemNotFoundError
    return problem


def get_precursor_for(agent: Agent, precursor_id: int) -> Precursor:
    """Return a proposal of a problem for a lead. Raises PrecursorNotFoundError."""
    precursor = Precursor.objects.filter(pk=precursor_id).first() if agent.leads else None
    if precursor is None:
        raise PrecursorNotFoundError
    return precursor


def get_asset_for(agent: Agent, asset_id: int) -> Asset:
    """Return an asset of a customer the agent may see; our own people see all. Raises TicketNotFoundError."""
    assets = Asset.objects.filter(pk=asset_id)
    if agent.is_partner:
        assets = assets.filter(customers__in=customers_for(agent)).distinct()
    asset = assets.first()
    if asset is None:
        raise TicketNotFoundError
    return asset
