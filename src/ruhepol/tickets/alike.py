"""Whether somebody has written about this already: by the words their recent requests share with new ones."""

from datetime import timedelta

from ruhepol.core import clock
from ruhepol.core.text import Language, stems
from ruhepol.people.models import Customer
from ruhepol.tickets.models import Ticket

LATELY = timedelta(days=14)
RECENT = 20  # of their requests are looked at
FEWEST, SHARE = 2, 0.5  # words in common, at least, and as a share of the shorter text's


def written_before(customer: Customer, words: str, language: Language) -> Ticket | None:
    """Return the customer's own recent request that says most of the same; None where none says half."""
    wanted = set(stems(words, language))
    if len(wanted) < FEWEST:
        return None
    own = Ticket.objects.of(customer).standing().filter(created_at__gt=clock.now() - LATELY)
    likely = [(_alike(wanted, ticket, language), ticket) for ticket in own.newest_first()[:RECENT]]
    best, found = max(likely, key=lambda pair: pair[0], default=(0.0, None))
    return found if best >= SHARE else None


def _alike(wanted: set[str], ticket: Ticket, language: Language) -> float:
    """Return the share of the shorter text's words that both have (overlap coefficient)."""
    said = set(stems(f"{ticket.subject} {ticket.excerpt}", language))
    common = len(wanted & said)
    return common / min(len(wanted), len(said)) if common >= FEWEST else 0.0
