"""What reviews ask of an agent or tell one, quietly, inside the product: no mail is written for it."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ruhepol.knowledge.models import Article, ArticleReview
from ruhepol.knowledge.policies import may_edit
from ruhepol.knowledge.selectors import titles_of
from ruhepol.people.models import Agent

_MOST = 10


@dataclass(frozen=True, slots=True)
class ReviewNotice:
    """A review that waits for this agent, or one of the agent's own with a verdict that is news."""

    review: ArticleReview
    title: str

    @property
    def is_asked(self) -> bool:
        """Whether it asks for a reading; else it tells what came of one."""
        return self.review.decided_at is None


def count_review_notices(agent: Agent) -> int:
    """Return how many notices an agent has; one question, none for partners."""
    return _notices(agent).count() if may_edit(agent) else 0


def review_notices(agent: Agent, language: str) -> list[ReviewNotice]:
    """Return an agent's notices, newest first, with the articles' titles in a language if possible."""
    if not may_edit(agent):
        return []
    rows = list(_notices(agent).select_related("asked_by", "decided_by", "article")[:_MOST])
    titles = titles_of({review.article_id for review in rows}, language)
    return [ReviewNotice(review, titles.get(review.article_id, review.article.key)) for review in rows]


def _notices(agent: Agent) -> QuerySet[ArticleReview]:
    """Return what `policies.may_decide` would let the agent decide, and what others decided for the agent."""
    anybody = Q(reviewer=None) & (Q(asked_by=None) | ~Q(asked_by=agent))
    asks = Q(decided_at=None) & (Q(reviewer=agent) | anybody)
    others = Q(decided_by=None) | ~Q(decided_by=agent)
    tells = Q(asked_by=agent, decided_at__isnull=False, noted_at=None) & others
    return ArticleReview.objects.filter(asks | tells).exclude(article__state=Article.State.ARCHIVED)
