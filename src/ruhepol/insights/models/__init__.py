"""The nouns of the insights room."""

from ruhepol.insights.models.fact import TicketFact
from ruhepol.insights.models.journey import Step, Visit

__all__ = ["Step", "TicketFact", "Visit"]
