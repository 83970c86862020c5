"""The nouns of the insights room."""

from ruhepol.insights.models.fact import TicketFact

__all__ = ["TicketFact"]
