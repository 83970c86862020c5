"""The nouns of the insights room."""

from ruhepol.insights.models.fact import TicketFact
from ruhepol.insights.models.journey import Step, Visit
from ruhepol.insights.models.run import RunFact

__all__ = ["RunFact", "Step", "TicketFact", "Visit"]
