"""How well articles do their work: read, judged, solving, or followed by a request all the same.

An article counts as having solved where it was opened while somebody was about to write and the asking
ended confirmed or presumed; as followed by a request where it ended as a ticket or came by another way
(docs/why/avoided.md).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

from ruhepol.core import clock
from ruhepol.knowledge.library import title_in, tongues_of
from ruhepol.knowledge.models import (
    Article,
    ArticleFeedback,
    ArticleOverlap,
    ArticleViews,
    Ask,
    AskShown,
    ProductChange,
)
from ruhepol.knowledge.policies import articles_for
from ruhepol.people.models import Agent

DAYS = 90
_ENOUGH = 3  # voices or requests from which a number is worth looking at
_UNHELPFUL = 0.4  # share of verdicts
_COMMENTS = 3
_LISTED = 100
_SOLVED = {Ask.Outcome.CONFIRMED, Ask.Outcome.PRESUMED}
_WROTE = {Ask.Outcome.TICKET, Ask.Outcome.RETURNED}


@dataclass(slots=True)
class Work:
    """What an article did in the last days, over all its languages."""

    article: Article
    title: str
    views: int = 0
    helped: int = 0
    unhelped: int = 0
    solved: int = 0
    wrote: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    comments: list[str] = field(default_factory=list)
    change: ProductChange | None = None
    """Why it is to be read again, where a change of the product is the reason."""

    @property
    def is_doubtful(self) -> bool:
        """Tell whether many say no, or more write after reading than are helped by it."""
        says_no = self.unhelped >= _ENOUGH and self.unhelped >= _UNHELPFUL * (self.helped + self.unhelped)
        return says_no or (self.wrote >= _ENOUGH and self.wrote > self.solved)


@dataclass(frozen=True, slots=True)
class Health:
    """Articles by the trouble they make, pairs that overlap, and what is to be read again."""

    works: list[Work]
    overlaps: list[ArticleOverlap]
    due: list[Work]

    @property
    def doubtful(self) -> list[Work]:
        """The articles to look at first."""
        return [work for work in self.works if work.is_doubtful]


def health(agent: Agent, language: str) -> Health:
    """Return how the published articles did in the last 90 days; eight questions."""
    articles = list(articles_for(agent).filter(state=Article.State.PUBLISHED).select_related("owner"))
    tongues = tongues_of(article.pk for article in articles)
    works = {
        article.pk: Work(article, title_in(tongues.get(article.pk, {}), language) or article.key)
        for article in articles
    }
    _count_views(works)
    _count_verdicts(works)
    _count_ends(works)
    today = timezone.localdate(clock.now())
    due = [each for each in works.values() if each.article.review_on and each.article.review_on <= today]
    _tell_changes({each.article.pk: each for each in due})
    return Health(
        works=sorted(works.values(), key=lambda each: (-each.unhelped - each.wrote, -each.views))[:_LISTED],
        overlaps=list(open_overlaps()),
        due=sorted(due, key=lambda each: (each.article.review_on, each.article.pk)),
    )


def _tell_changes(due: dict[int, Work]) -> None:
    """Say of what is due by a change which one; the newest counts, and only of the day it fell due on."""
    told = ProductChange.articles.through.objects.filter(article__in=due).select_related("productchange")
    for row in told.order_by("productchange__made_at"):
        work = due[row.article_id]
        if timezone.localdate(row.productchange.made_at) == work.article.review_on:
            work.change = row.productchange


def open_overlaps() -> QuerySet[ArticleOverlap]:
    """Return the pairs nobody has looked at yet."""
    return ArticleOverlap.objects.filter(dismissed_at=None).select_related("first", "second")


def _count_views(works: dict[int, Work]) -> None:
    since = timezone.localdate(clock.now()) - timedelta(days=DAYS)
    counted = ArticleViews.objects.filter(day__gte=since, article__in=works).values_list("article")
    for article, count in counted.annotate(Sum("count")):
        works[article].views = count


def _count_verdicts(works: dict[int, Work]) -> None:
    given = ArticleFeedback.objects.filter(given_at__gte=_since(), article__in=works)
    for article, helped, reason, count in given.values_list("article", "helped", "reason").annotate(
        Count("pk")
    ):
        work = works[article]
        if helped:
            work.helped += count
        else:
            work.unhelped += count
            work.reasons[reason] += count
    for article, words in _newest(given.filter(helped=False).exclude(comment="")).items():
        works[article].comments = words


def _newest(given: Iterable[ArticleFeedback]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for verdict in given:
        words = found[verdict.article_id]
        if len(words) < _COMMENTS and verdict.comment not in words:
            words.append(verdict.comment)
    return found


def _count_ends(works: dict[int, Work]) -> None:
    opened = AskShown.objects.filter(opened_at__gte=_since(), article__in=works)
    for article, outcome, count in opened.values_list("article", "ask__outcome").annotate(Count("pk")):
        if outcome in _SOLVED:
            works[article].solved += count
        elif outcome in _WROTE:
            works[article].wrote += count


def _since() -> datetime:
    return clock.now() - timedelta(days=DAYS)
