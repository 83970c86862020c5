"""What help-centre pages show: shelves, lists of articles, what is near, addresses in both languages."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from ruhepol.core.text import Language
from ruhepol.knowledge.models import Article, ArticleFile, ArticleText, Category
from ruhepol.knowledge.models.article import Audience
from ruhepol.knowledge.readers import VISITOR, Reader, shelves_for, texts_for
from ruhepol.knowledge.suggest.shelf import current
from ruhepol.knowledge.suggest.suggesting import Context, find

_ON_A_SHELF = 3
_RELATED = 4
_REMEMBERED = 5_000  # lists of near articles a process keeps


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
class Part:
    """A category's articles under one of its headings; those without one come first, under an empty name."""

    name: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Address:
    """One article's addresses by language, and when it last changed."""

    slugs: dict[str, str]
    updated_at: datetime


def shelves(language: Language, reader: Reader = VISITOR) -> list[Shelf]:
    """Return the categories that hold something for a reader, with their first articles."""
    held: dict[int, list[Entry]] = {}
    for text in _listed(language, reader):
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
        for category in shelves_for(reader)
        if category.pk in held
    ]


def on_shelf(category: Category, language: Language, reader: Reader = VISITOR) -> list[Part]:
    """Return all of a category's articles for a reader, section by section; empty ones are left out."""
    texts = [text for text in _listed(language, reader) if text.article.category_id == category.pk]
    headings = [(None, ""), *((each.pk, each.name_in(language)) for each in category.sections.all())]
    parts = [
        Part(name, [_entry(text) for text in texts if text.article.section_id == key])
        for key, name in headings
    ]
    return [part for part in parts if part.entries]


def titles_of(articles: Collection[int], language: str) -> dict[int, str]:
    """Return what articles are called, by their keys: in a language where they have it, else in the other."""
    texts = ArticleText.objects.filter(article__in=articles).values_list("article", "language", "title")
    own_last = sorted(texts, key=lambda text: text[1] == language)
    return {article: title for article, _language, title in own_last}


def files_of(text: ArticleText) -> list[ArticleFile]:
    """Return the files that go with an article whose text a reader has."""
    return list(ArticleFile.objects.filter(article=text.article_id))


def more_for_customers() -> bool:
    """Tell whether signing in may show more: some article is not for everybody. It says nothing of which."""
    kept = Article.objects.filter(audience__in=(Audience.CUSTOMERS, Audience.SEGMENT))
    return kept.filter(state=Article.State.PUBLISHED).exists()


def most_helpful(language: Language, reader: Reader = VISITOR, limit: int = 5) -> list[Entry]:
    """Return the articles most readers said helped; empty while nobody has."""
    helped = Count("article__feedback", filter=Q(article__feedback__helped=True))
    ranked = texts_for(reader).filter(language=language).annotate(helped=helped)
    return [_entry(text) for text in ranked.filter(helped__gt=0).order_by("-helped", "pk")[:limit]]


def last_changed(language: Language, limit: int, reader: Reader = VISITOR) -> list[ArticleText]:
    """Return the articles that are for a reader, last changed first."""
    texts = texts_for(reader).filter(language=language).select_related("article")
    return list(texts.defer("body", "keywords").order_by("-updated_at", "-pk")[:limit])


def related(text: ArticleText, language: Language, reader: Reader = VISITOR) -> list[Entry]:
    """Return the articles nearest in their words, without the article itself.

    Which they are is found once and remembered until some article changes; who may read them is asked anew.
    """
    known, place = current().near, (text.pk, text.version, language, reader)
    near = known.get(place)
    if near is None:
        if len(known) >= _REMEMBERED:
            known.clear()
        near = known[place] = _nearest(text, language, reader)
    texts = texts_for(reader).filter(language=language, article__in=near)
    shown = {
        key: Entry(slug, title, "") for key, slug, title in texts.values_list("article", "slug", "title")
    }
    return [shown[key] for key in near if key in shown]


def _nearest(text: ArticleText, language: Language, reader: Reader) -> tuple[int, ...]:
    near = find(f"{text.title} {text.keywords}", language, Context(limit=_RELATED + 1, reader=reader))
    others = [each.id for each in near if each.id != text.article_id and each.language == language]
    return tuple(others[:_RELATED])


def slugs_of(text: ArticleText, reader: Reader = VISITOR) -> dict[str, str]:
    """Return the article's address in each language in which a reader has it."""
    texts = texts_for(reader).filter(article_id=text.article_id)
    return dict(texts.values_list("language", "slug"))


def slugs_by_key(keys: Collection[str], language: Language, reader: Reader = VISITOR) -> dict[str, str]:
    """Return the addresses of a reader's articles in `language` by their keys."""
    if not keys:
        return {}
    texts = texts_for(reader).filter(language=language, article__key__in=keys)
    return dict(texts.values_list("article__key", "slug"))


def addresses(reader: Reader = VISITOR) -> Iterator[Address]:
    """Yield the addresses of every article a reader can read, for search engines."""
    rows = (
        texts_for(reader).order_by("article_id").values_list("article_id", "language", "slug", "updated_at")
    )
    held: dict[int, Address] = {}
    for article, language, slug, at in rows:
        known = held.get(article)
        slugs = {**known.slugs, language: slug} if known else {language: slug}
        held[article] = Address(slugs, max(at, known.updated_at) if known else at)
    yield from held.values()


def _listed(language: Language, reader: Reader) -> list[ArticleText]:
    texts = texts_for(reader).filter(language=language).select_related("article")
    return list(texts.defer("body", "keywords").order_by("article__position", "article_id"))


def _entry(text: ArticleText) -> Entry:
    return Entry(text.slug, text.title, text.summary)
