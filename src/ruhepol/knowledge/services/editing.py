"""What an author does on the page of an article: both languages at once, older versions, translations."""

from collections.abc import Mapping

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.core.text import Language, in_writing
from ruhepol.knowledge.events import TranslationConfirmed
from ruhepol.knowledge.exceptions import NewerVersionError
from ruhepol.knowledge.library import newest_versions
from ruhepol.knowledge.models import Article, ArticleText, ArticleVersion
from ruhepol.knowledge.naming import free_name
from ruhepol.knowledge.services.articles import (
    Content,
    Facts,
    create_article,
    describe_article,
    publish_article,
    save_draft,
    set_limits,
)


@transaction.atomic
def edit_article(  # noqa: PLR0913  a page of fields
    *,
    article: Article | None,
    facts: Facts,
    contents: Mapping[Language, Content],
    seen: Mapping[Language, int],
    by: Actor,
    publish_now: bool = False,
) -> Article:
    """Keep facts and texts of an article, of a new one where there is none yet; all of it or nothing.

    `seen` holds the version each text was written upon, 0 for none. Publishes ArticleDescribed, ArticleSaved
    and, with `publish_now`, ArticlePublished. Raises NewerVersionError and NothingToPublishError.
    """
    if article:
        _refuse_overtaken(article, contents, seen)
        held = describe_article(article=article, facts=facts, by=by)
    else:
        held = _begin(facts, contents, by)
    for language, content in contents.items():
        save_draft(article=held, language=language, content=content, by=by)
    return publish_article(article=held, by=by) if publish_now else held


@transaction.atomic
def restore_version(*, version: ArticleVersion, by: Actor) -> ArticleVersion:
    """Let an old version be the newest again; readers see it once it is published. Publishes ArticleSaved."""
    text = version.text
    language = in_writing(text.language)
    return save_draft(article=text.article, language=language, content=_content(version), by=by)


@transaction.atomic
def confirm_translation(*, text: ArticleText, by: Actor) -> ArticleText:
    """Take an author's word that a text still says what the other language's newer one says.

    Publishes TranslationConfirmed.
    """
    text.fits_at = clock.now()
    text.save(update_fields=["fits_at"])
    publish(TranslationConfirmed(article_id=text.article_id, language=text.language), by=by)
    return text


def _begin(facts: Facts, contents: Mapping[Language, Content], by: Actor) -> Article:
    title = next((content.title for content in contents.values()), "")
    held = create_article(
        key=_free_key(title),
        category=facts.category,
        section=facts.section,
        audience=facts.audience,
        owner=facts.owner,
        review_on=facts.review_on,
        by=by,
    )
    set_limits(held, facts)
    return held


def _free_key(title: str) -> str:
    return free_name(title, among=Article.objects.all(), field="key", longest=70, default="article")


def _refuse_overtaken(
    article: Article, contents: Mapping[Language, Content], seen: Mapping[Language, int]
) -> None:
    newest = newest_versions(article)
    overtaken = [
        language
        for language, content in contents.items()
        if (version := newest.get(language))
        and version.number > seen.get(language, 0)
        and _content(version) != content
    ]
    if overtaken:
        raise NewerVersionError([*overtaken])


def _content(version: ArticleVersion) -> Content:
    return Content(title=version.title, summary=version.summary, body=version.body, keywords=version.keywords)
