"""What help-centre pages show: shelves, lists of articles, what is near, addresses in both languages."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from ruhepol.core.text import Language
from ruhepol.knowledge.models import ArticleText, Category
from ruhepol.knowledge.suggest.suggesting import Context, find

_ON_A_SHELF = 3
_RELATED = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in a list."""

    slug: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """One category with the first of its articles."""

    slug: str
    icon: str
    name: str
    summary: str
    count: int
    first: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """One article's addresses by language, and when it last changed."""

    slugs: dict[str, str]
    updated_at: datetime


def shelves(language: Language) -> list[Shelf]:
    """Return the categories that hold something for visitors, with their first articles."""
    held: dict[int, list[Entry]] = {}
    for text in _listed(language):
        held.setdefault(text.article.category_id, []).append(_entry(text))
    return [
        Shelf(
            slug=category.slug,
            icon=category.icon,
            name=category.name_in(language),
            summary=category.summary_in(language),
            count=len(held[category.pk]),
            first=tuple(held[category.pk][:_ON_A_SHELF]),
        )
        for category in Category.objects.all()
        if category.pk in held
    ]


def on_shelf(category: Category, language: Language) -> list[Entry]:
    """Return all of a category's articles for visitors, in its order."""
    return [_entry(text) for text in _listed(language) if text.article.category_id == category.pk]


def most_helpful(language: Language, limit: int = 5) -> list[Entry]:
    """Return the articles most readers said helped; empty while nobody has."""
    helped = Count("article__feedback", filter=Q(article__feedback__helped=True))
    ranked = ArticleText.objects.public().filter(language=language).annotate(helped=helped)
    return [_entry(text) for text in ranked.filter(helped__gt=0).order_by("-helped", "pk")[:limit]]


def last_changed(language: Language, limit: int) -> list[ArticleText]:
    """Return the articles visitors read, last changed first."""
    texts = ArticleText.objects.public().filter(language=language).select_related("article")
    return list(texts.defer("body", "keywords").order_by("-updated_at", "-pk")[:limit])


def related(text: ArticleText, language: Language) -> list[Entry]:
    """Return the articles nearest in their words, without the article itself."""
    near = find(f"{text.title} {text.keywords}", language, Context(limit=_RELATED + 1))
    others = [each for each in near if each.id != text.article_id and each.language == language]
    return [Entry(each.slug, each.title, "") for each in others[:_RELATED]]


def slugs_of(text: ArticleText) -> dict[str, str]:
    """Return the article's address in each language it is published in."""
    texts = ArticleText.objects.public().filter(article_id=text.article_id)
    return dict(texts.values_list("language", "slug"))


def slugs_by_key(keys: Collection[str], language: Language) -> dict[str, str]:
    """Return the addresses of public articles in `language` by their keys."""
    if not keys:
        return {}
    texts = ArticleText.objects.public().filter(language=language, article__key__in=keys)
    return dict(texts.values_list("article__key", "slug"))


def addresses() -> Iterator[Address]:
    """Yield the addresses of every article visitors can read, for search engines."""
    rows = (
        ArticleText.objects.public()
        .order_by("article_id")
        .values_list("article_id", "language", "slug", "updated_at")
    )
    held: dict[int, Address] = {}
    for article, language, slug, at in rows:
        known = held.get(article)
        slugs = {**known.slugs, language: slug} if known else {language: slug}
        held[article] = Address(slugs, max(at, known.updated_at) if known else at)
    yield from held.values()


def _listed(language: Language) -> list[ArticleText]:
    texts = ArticleText.objects.public().filter(language=language).select_related("article")
    return list(texts.defer("body", "keywords").order_by("article__position", "article_id"))


def _entry(text: ArticleText) -> Entry:
    return Entry(text.slug, text.title, text.summary)
