"""What people wanted to know and found no article for, and what a draft was made of."""

from dataclasses import dataclass

from django.db.models import Prefetch

from ruhepol.knowledge.models import Article, MissingAnswer, SearchGap
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Ticket

_EXAMPLES = 4
_EVIDENCE = 20


@dataclass(frozen=True, slots=True)
class Missing:
    """A question nobody finds an answer to, with what it was found in, as far as the agent may see it."""

    row: MissingAnswer
    tickets: list[Ticket]
    searches: list[SearchGap]


def missing(agent: Agent) -> list[Missing]:
    """Return the questions without an answer that wait for somebody, most wanted first; three questions."""
    seen = Ticket.objects.visible_to(agent).order_by("-pk")
    rows = MissingAnswer.objects.filter(article=None, dismissed_at=None)
    found = rows.prefetch_related(Prefetch("tickets", seen, to_attr="seen"), "gaps")
    return [Missing(row, row.seen[:_EXAMPLES], list(row.gaps.all())) for row in found]


def evidence_of(article: Article, agent: Agent) -> list[Ticket]:
    """Return the requests a draft was made of, as far as the agent may see them."""
    tickets = Ticket.objects.visible_to(agent).filter(pk__in=article.evidence.values("tickets"))
    return list(tickets.order_by("-pk")[:_EVIDENCE])
