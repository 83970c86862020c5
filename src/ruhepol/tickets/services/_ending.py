"""Ending an open claim of solution; shared by the verbs that can do so."""

from datetime import datetime

from ruhepol.tickets.models import Solution, Ticket


def end_claim(ticket: Ticket, outcome: Solution.Outcome, now: datetime) -> Solution | None:
    """Give the ticket's open claim its outcome and return it; None where there is no open claim."""
    claim = Solution.objects.filter(ticket=ticket, outcome="").first()
    if claim:
        claim.outcome, claim.ended_at = outcome, now
        claim.save(update_fields=["outcome", "ended_at"])
    return claim
