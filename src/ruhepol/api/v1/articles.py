"""Articles: list, read, begin, write, publish, archive."""

from datetime import date, datetime
from typing import Any, Literal, Self

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from ruhepol.api.auth import actor_of, agent_of
from ruhepol.api.hearing import Heard
from ruhepol.api.idempotency import create_once
from ruhepol.api.paging import Paged, Total, decode_number, page_of, total_of
from ruhepol.api.problems import NOT_FOUND, Problem
from ruhepol.knowledge.exceptions import NothingToPublishError
from ruhepol.knowledge.models import Article, Category
from ruhepol.knowledge.services import articles as writing

router = Router()
Language = Literal["de", "en"]
Audience = Literal["public", "customers", "segment", "agents"]


class TextIn(Heard):
    """What an author writes in one language; `body` is Markdown."""

    title: str = Field(min_length=1, max_length=160)
    body: str = Field(min_length=1, max_length=200_000)
    summary: str = Field("", max_length=300)
    keywords: str = Field("", max_length=2000)

    @property
    def content(self) -> writing.Content:
        """What the service takes."""
        return writing.Content(title=self.title, body=self.body, summary=self.summary, keywords=self.keywords)


class NewArticle(Heard):
    """A new article with its first text, as a draft."""

    key: str = Field(min_length=1, max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    category: str = Field(description="the category's slug")
    language: Language
    text: TextIn
    audience: Audience = "public"


class TextOut(TextIn):
    """A text as readers see it; version 0 has never been published, `newest` is the last one saved."""

    language: Language
    slug: str
    version: int
    newest: int
    updated_at: datetime


class ArticleFileOut(Schema):
    """A file that goes with an article."""

    id: int
    name: str
    size: int = Field(description="bytes")


class ArticleOut(Schema):
    """One answer in its languages."""

    key: str
    category: str
    state: Literal["draft", "published", "archived"]
    audience: Audience
    section: int | None
    segments: list[int] = Field(description="their ids; they count for that audience")
    brands: list[int] = Field(description="their ids; none means every brand")
    owner_id: int | None
    review_on: date | None
    texts: list[TextOut]
    files: list[ArticleFileOut]
    created_at: datetime

    @classmethod
    def of(cls, article: Article) -> Self:
        """Return an article loaded with category, texts and their versions, segments, brands and files."""
        plain = ("title", "body", "summary", "keywords", "language", "slug", "version", "updated_at")
        texts = [
            TextOut(newest=max((v.number for v in text.versions.all()), default=0), **_named(text, plain))
            for text in article.texts.all()
        ]
        names = ("key", "state", "audience", "owner_id", "review_on", "created_at")
        return cls(
            category=article.category.slug,
            section=article.section_id,
            segments=sorted(segment.pk for segment in article.segments.all()),
            brands=sorted(brand.pk for brand in article.brands.all()),
            texts=texts,
            files=[ArticleFileOut(**_named(file, ("id", "name", "size"))) for file in article.files.all()],
            **_named(article, names),
        )


class ArticlePage(Schema):
    """A page of articles, in the order they were begun."""

    items: list[ArticleOut]
    next: str | None
    total: Total | None


class ArticleQuery(Paged):
    """Which articles."""

    state: Literal["draft", "published", "archived"] | None = None
    category: str | None = None
    language: Language | None = None


def _named(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _loaded(request: HttpRequest) -> QuerySet[Article]:
    """Return the articles the agent may see: partners only what is published."""
    articles = Article.objects.select_related("category").prefetch_related(
        "texts__versions", "segments", "brands", "files"
    )
    return articles.filter(state="published") if agent_of(request).is_partner else articles


def get_article(request: HttpRequest, key: str) -> Article:
    """Return an article the agent may see, loaded; raises a problem where there is none."""
    article = _loaded(request).filter(key=key).first()
    if article is None:
        raise NOT_FOUND
    return article


def require_author(request: HttpRequest) -> None:
    """Raise a problem for partners, who do not write articles."""
    if agent_of(request).is_partner:
        raise Problem(403, "Partners do not write articles.", "Use a token of an agent of the house.")


@router.get("", response=ArticlePage, summary="List articles")
def list_articles(request: HttpRequest, asked: Query[ArticleQuery]) -> ArticlePage:
    """Return the articles with all their texts."""
    wanted = {"state": asked.state, "category__slug": asked.category, "texts__language": asked.language}
    found = _loaded(request).filter(**{name: value for name, value in wanted.items() if value is not None})
    rows = found.filter(pk__gt=decode_number(asked.cursor)) if asked.cursor else found
    loaded = list(rows.order_by("pk")[: asked.limit + 1])
    page, following = page_of(request, loaded, asked, lambda article: (article.pk,))
    return ArticlePage(
        items=[ArticleOut.of(article) for article in page], next=following, total=total_of(found, asked)
    )


@router.get("/{slug:key}", response=ArticleOut, summary="Read an article")
def read_article(request: HttpRequest, key: str) -> ArticleOut:
    """Return one article."""
    return ArticleOut.of(get_article(request, key))


@router.post("", response={201: ArticleOut}, summary="Begin an article")
def create_article(request: HttpRequest, payload: NewArticle) -> HttpResponse:
    """Begin an article with a draft; readers see nothing until it is published."""
    require_author(request)

    def work() -> ArticleOut:
        category = Category.objects.filter(slug=payload.category).first()
        if category is None:
            raise Problem(422, "There is no such category.", "Name an existing category's slug.")
        if Article.objects.filter(key=payload.key).exists():
            raise Problem(409, "There is an article with this key.", "Choose another key, or PUT a new text.")
        by = actor_of(request)
        article = writing.create_article(key=payload.key, category=category, audience=payload.audience, by=by)
        writing.save_draft(article=article, language=payload.language, content=payload.text.content, by=by)
        return ArticleOut.of(get_article(request, payload.key))

    return create_once(request, work)


@router.put("/{slug:key}/texts/{language}", response=ArticleOut, summary="Write a text")
def write_text(request: HttpRequest, key: str, language: Language, payload: TextIn) -> ArticleOut:
    """Save a new version of one language as a draft; sending the same text again changes nothing."""
    require_author(request)
    writing.save_draft(
        article=get_article(request, key), language=language, content=payload.content, by=actor_of(request)
    )
    return ArticleOut.of(get_article(request, key))


@router.post("/{slug:key}/publish", response=ArticleOut, summary="Publish an article")
def publish_article(request: HttpRequest, key: str) -> ArticleOut:
    """Show readers the newest version of every language."""
    require_author(request)
    try:
        writing.publish_article(article=get_article(request, key), by=actor_of(request))
    except NothingToPublishError as error:
        raise Problem(422, "The article has no text.", "PUT a text first.") from error
    return ArticleOut.of(get_article(request, key))


@router.post("/{slug:key}/archive", response=ArticleOut, summary="Archive an article")
def archive_article(request: HttpRequest, key: str) -> ArticleOut:
    """Take an article from the readers; nothing is deleted."""
    require_author(request)
    writing.archive_article(article=get_article(request, key), by=actor_of(request))
    return ArticleOut.of(get_article(request, key))
