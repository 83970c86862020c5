"""Writing articles: every save is a version, publishing shows the newest ones."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.core.text import Language
from ruhepol.knowledge.events import (
    ArticleArchived,
    ArticleDescribed,
    ArticlePublished,
    ArticleReviewed,
    ArticleSaved,
)
from ruhepol.knowledge.exceptions import NothingToPublishError
from ruhepol.knowledge.models import Article, ArticleText, ArticleVersion, Category, Section
from ruhepol.knowledge.services.addresses import free_slug, keep_address
from ruhepol.knowledge.services.editions import turn_edition
from ruhepol.knowledge.services.indexing import index_texts, unindex
from ruhepol.people.models import Agent, Brand, Segment

_REVIEW_EVERY = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an author writes in one language. `body` is Markdown."""

    title: str
    body: str
    summary: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an article is beside its texts. `segments` count for that audience; no brands means all."""

    category: Category
    audience: str
    owner: Agent | None
    review_on: date | None
    segments: Collection[Segment] = ()
    brands: Collection[Brand] = ()
    section: Section | None = None


def next_review() -> date:
    """Return the day on which an article that is right today should be read again."""
    return timezone.localdate(clock.now()) + _REVIEW_EVERY


@transaction.atomic
def create_article(  # noqa: PLR0913  an article has this many facts
    *,
    key: str,
    category: Category,
    by: Actor,
    owner: Agent | None = None,
    audience: str = Article.Audience.PUBLIC,
    review_on: date | None = None,
    position: int = 0,
    section: Section | None = None,
) -> Article:
    """Begin an article without texts. No event: saving its first text is the news."""
    owner_id = owner.pk if owner else by.id if by.is_agent else None
    return Article.objects.create(
        key=key,
        category=category,
        section=section,
        owner_id=owner_id,
        audience=audience,
        review_on=review_on,
        position=position,
        created_at=clock.now(),
    )


@transaction.atomic
def describe_article(*, article: Article, facts: Facts, by: Actor) -> Article:
    """Change where an article stands, who reads it, who owns it and when to look again.

    Publishes ArticleDescribed where something changed; a published article is indexed anew.
    """
    held = Article.objects.select_for_update().get(pk=article.pk)
    wanted = {
        "category_id": facts.category.pk,
        "section_id": facts.section.pk if facts.section else None,
        "audience": facts.audience,
        "owner_id": facts.owner.pk if facts.owner else None,
        "review_on": facts.review_on,
    }
    same = all(getattr(held, name) == value for name, value in wanted.items())
    if not set_limits(held, facts) and same:
        return held
    for name, value in wanted.items():
        setattr(held, name, value)
    held.save(update_fields=list(wanted))
    if held.state == Article.State.PUBLISHED:
        index_texts(list(held.texts.values_list("pk", flat=True)))
        turn_edition()
    publish(ArticleDescribed(article_id=held.pk), by=by)
    return held


def set_limits(article: Article, facts: Facts) -> bool:
    """Say for which segments and brands an article is; return whether that is news. No event."""
    segments = facts.segments if facts.audience == Article.Audience.SEGMENT else ()
    now = [set(rows.values_list("pk", flat=True)) for rows in (article.segments.all(), article.brands.all())]
    wanted = [{each.pk for each in chosen} for chosen in (segments, facts.brands)]
    if now == wanted:
        return False
    article.segments.set(wanted[0])
    article.brands.set(wanted[1])
    return True


@transaction.atomic
def save_draft(*, article: Article, language: Language, content: Content, by: Actor) -> ArticleVersion:
    """Keep a new version of one language; readers go on seeing the published one.

    An unchanged save returns the version there is. Publishes ArticleSaved.
    """
    Article.objects.select_for_update().get(pk=article.pk)
    text = article.texts.filter(language=language).first() or _first_text(article, language, content)
    newest = text.versions.first()
    if newest and _same(newest, content):
        return newest
    version = ArticleVersion.objects.create(
        text=text,
        number=newest.number + 1 if newest else 1,
        title=content.title,
        summary=content.summary,
        body=content.body,
        keywords=content.keywords,
        agent_id=by.id if by.is_agent else None,
        saved_at=clock.now(),
    )
    publish(ArticleSaved(article_id=article.pk, language=language, version=version.number), by=by)
    return version


@transaction.atomic
def publish_article(*, article: Article, by: Actor) -> Article:
    """Show readers the newest version of every language and index it.

    Publishes ArticlePublished. Raises NothingToPublishError.
    """
    held = Article.objects.select_for_update().get(pk=article.pk)
    texts = list(held.texts.all())
    if not texts:
        raise NothingToPublishError(held.key)
    for text in texts:
        _show_newest(text)
    held.state = article.state = Article.State.PUBLISHED
    held.save(update_fields=["state"])
    index_texts([text.pk for text in texts])
    turn_edition()
    publish(ArticlePublished(article_id=held.pk), by=by)
    return held


@transaction.atomic
def archive_article(*, article: Article, by: Actor) -> Article:
    """Take an article from the readers; nothing is deleted. Publishes ArticleArchived."""
    held = Article.objects.select_for_update().get(pk=article.pk)
    held.state = article.state = Article.State.ARCHIVED
    held.save(update_fields=["state"])
    held.texts.update(updated_at=clock.now())
    unindex(held)
    turn_edition()
    publish(ArticleArchived(article_id=held.pk), by=by)
    return held


@transaction.atomic
def confirm_article(*, article: Article, by: Actor) -> date:
    """Take somebody's word that an article is still right; return when to ask again, in half a year.

    Publishes ArticleReviewed.
    """
    due = next_review()
    Article.objects.filter(pk=article.pk).update(review_on=due)
    publish(ArticleReviewed(article_id=article.pk), by=by)
    return due


def _first_text(article: Article, language: str, content: Content) -> ArticleText:
    text = ArticleText.objects.create(
        article=article,
        language=language,
        slug=free_slug(content.title, language),
        title=content.title,
        summary=content.summary,
        body=content.body,
        keywords=content.keywords,
        updated_at=clock.now(),
    )
    keep_address(text)
    return text


def _same(version: ArticleVersion, content: Content) -> bool:
    return (version.title, version.summary, version.body, version.keywords) == (
        content.title,
        content.summary,
        content.body,
        content.keywords,
    )


def _show_newest(text: ArticleText) -> None:
    newest = text.versions.first()
    if newest is None or newest.number == text.version:
        text.updated_at = clock.now()
        text.save(update_fields=["updated_at"])
        return
    if text.title != newest.title:
        text.slug = free_slug(newest.title, text.language, text)
        keep_address(text)
    text.title, text.summary = newest.title, newest.summary
    text.body, text.keywords = newest.body, newest.keywords
    text.version, text.updated_at = newest.number, clock.now()
    text.save()
