"""What authors see of the articles: both languages side by side, what waits, lags or is wished for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from ruhepol.core import clock
from ruhepol.core.db.keyset import read_mark, write_mark
from ruhepol.core.text import Language
from ruhepol.knowledge.models import (
    Article,
    ArticleReview,
    ArticleText,
    ArticleVersion,
    SearchGap,
)
from ruhepol.knowledge.policies import articles_for
from ruhepol.knowledge.suggest.suggesting import find_nothing
from ruhepol.people.models import Agent

PAGE = 50
_WORDS = 6
_WISHES = 50
_SAME_BREATH = timedelta(minutes=1)  # languages saved in one go are neither ahead nor behind
_SEARCHED = ("title", "summary", "keywords", "body")
_PUBLISHED = Article.State.PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which articles: words, category, owner, and what they need.

    `show` is `drafts`, `asked` (for a review), `behind`, `review` (due to be read again) or `archived`.
    """

    words: str = ""
    show: str = ""
    category: int | None = None
    owner: int | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Tongue:
    """An article in one language: its newest version beside the one readers see (0: none)."""

    language: str
    title: str
    newest: int
    published: int
    saved_at: datetime
    is_behind: bool

    @property
    def waits(self) -> bool:
        """Tell whether readers do not see the newest version."""
        return self.newest > self.published


@dataclass(frozen=True, slots=True)
class Line:
    """One article in the list."""

    article: Article
    tongues: dict[str, Tongue]
    review_due: bool

    def title_in(self, language: str) -> str:
        """Return the title in a language, else in the other, else the key."""
        return title_in(self.tongues, language) or self.article.key


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of the list; `after` leads to the next one, empty at the end."""

    lines: list[Line]
    after: str


def listed(agent: Agent, wanted: Wanted) -> Shown:
    """Return the articles, last changed first; two questions."""
    found = _matching(articles_for(agent), wanted)
    if cursor := read_mark(wanted.after):
        found = found.filter(Q(changed_at__lt=cursor[0]) | Q(changed_at=cursor[0], pk__lt=cursor[1]))
    rows = list(found.select_related("category", "owner").order_by("-changed_at", "-pk")[: PAGE + 1])
    tongues = tongues_of(row.pk for row in rows[:PAGE])
    lines = [Line(row, tongues.get(row.pk, {}), _is_due(row, _today())) for row in rows[:PAGE]]
    return Shown(lines, write_mark(rows[PAGE - 1].changed_at, rows[PAGE - 1].pk) if len(rows) > PAGE else "")


def about(agent: Agent, words: str) -> list[Line]:
    """Return the published articles that hold these words in any language, the first page of them."""
    lines = listed(agent, Wanted(words=words)).lines
    return [line for line in lines if line.article.state == _PUBLISHED]


def counts(agent: Agent) -> dict[str, int]:
    """Return how many articles need something, by what they need; one question."""
    needs = {name: Count("pk", filter=need) for name, need in _needs().items()}
    return dict(articles_for(agent).aggregate(**needs))


def tongues_of(articles: Iterable[int]) -> dict[int, dict[str, Tongue]]:
    """Return the languages of articles by article and language, German first; one question."""
    held: dict[int, dict[str, Tongue]] = {}
    wanted = ("newest_title", "newest", "version", "newest_at", "is_behind")
    for row in (
        texts()
        .filter(article__in=list(articles))
        .order_by("language")
        .values("article_id", "language", *wanted)
    ):
        tongue = Tongue(row["language"], *(row[name] for name in wanted))
        held.setdefault(row["article_id"], {})[tongue.language] = tongue
    return held


def title_in(tongues: dict[str, Tongue], language: str) -> str:
    """Return an article's title in a language, else in the other, else an empty one."""
    known = tongues.get(language[:2]) or next(iter(tongues.values()), None)
    return known.title if known else ""


def newest_versions(article: Article) -> dict[Language, ArticleVersion]:
    """Return the newest version in each language; one question."""
    own = ArticleVersion.objects.filter(text=OuterRef("text")).order_by("-number")
    newest = ArticleVersion.objects.filter(text__article=article, number=Subquery(own.values("number")[:1]))
    return {cast("Language", each.text.language): each for each in newest.select_related("text", "agent")}


def wishes() -> list[SearchGap]:
    """Return the searches that found nothing and still find nothing, most wanted first; three questions."""
    gaps = list(SearchGap.objects.all()[: 2 * _WISHES])
    still = find_nothing([(gap.query, cast("Language", gap.language)) for gap in gaps])
    return [gap for gap, nothing in zip(gaps, still, strict=True) if nothing][:_WISHES]


def texts() -> QuerySet[Any]:
    """Return texts with their newest version, and whether the other language has changed since."""
    own = ArticleVersion.objects.filter(text=OuterRef("pk")).order_by("-number")
    others = ArticleVersion.objects.filter(text__article=OuterRef("article")).exclude(text=OuterRef("pk"))
    overtaken = Q(other_at__gt=F("newest_at") + _SAME_BREATH) & (
        Q(fits_at=None) | Q(other_at__gt=F("fits_at"))
    )
    return ArticleText.objects.annotate(
        newest=Subquery(own.values("number")[:1]),
        newest_title=Subquery(own.values("title")[:1]),
        newest_at=Subquery(own.values("saved_at")[:1]),
        other_at=Subquery(others.order_by("-saved_at").values("saved_at")[:1]),
    ).annotate(is_behind=Case(When(overtaken, then=Value(True)), default=Value(False)))


def _matching(articles: QuerySet[Article], wanted: Wanted) -> QuerySet[Any]:
    need = _needs().get(wanted.show, ~Q(state=Article.State.ARCHIVED))
    found: QuerySet[Any] = articles.filter(need).annotate(changed_at=_changed_at())
    if wanted.category:
        found = found.filter(category=wanted.category)
    if wanted.owner:
        found = found.filter(owner=wanted.owner)
    for word in wanted.words.split()[:_WORDS]:
        found = found.filter(_holds(word))
    return found


def _needs() -> dict[str, Any]:
    own = texts().filter(article=OuterRef("pk"))
    one = ArticleText.objects.filter(article=OuterRef("pk"))
    asked = ArticleReview.objects.filter(article=OuterRef("pk"), decided_at=None)
    in_use = ~Q(state=Article.State.ARCHIVED)
    lacks = ~(Exists(one.filter(language="de")) & Exists(one.filter(language="en")))
    return {
        "drafts": in_use & Q(Exists(own.filter(newest__gt=F("version")))),
        "behind": in_use & (Q(Exists(own.filter(is_behind=True))) | Q(lacks)),
        "asked": in_use & Q(Exists(asked)),
        "review": Q(state=_PUBLISHED, review_on__lte=_today()),
        "archived": Q(state=Article.State.ARCHIVED),
    }


def _holds(word: str) -> Q:
    """Match a word in any case; SQLite folds only the letters of ASCII by itself."""
    spellings = {word, word.lower(), word.capitalize()}
    ways = Q()
    for field in _SEARCHED:
        for spelling in spellings:
            ways |= Q(**{f"{field}__icontains": spelling})
    return Q(Exists(ArticleText.objects.filter(ways, article=OuterRef("pk")))) | Q(key__icontains=word)


def _changed_at() -> Coalesce:
    versions = ArticleVersion.objects.filter(text__article=OuterRef("pk")).order_by("-saved_at")
    return Coalesce(Subquery(versions.values("saved_at")[:1]), F("created_at"), output_field=DateTimeField())


def _today() -> date:
    return timezone.localdate(clock.now())


def _is_due(article: Article, today: date) -> bool:
    return bool(article.state == _PUBLISHED and article.review_on and article.review_on <= today)
