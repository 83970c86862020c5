"""Making foreign articles ours; running it again renews what changed there and touches nothing else."""

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.knowledge.exceptions import BadImageError
from ruhepol.knowledge.foreign.bundle import Bundle, ForeignArticle, ForeignShelf
from ruhepol.knowledge.models import Article, Category
from ruhepol.knowledge.services.articles import (
    create_article,
    next_review,
    publish_article,
    save_draft,
)
from ruhepol.knowledge.services.images import add_image
from ruhepol.people.models import Agent

_NAME, _SUMMARY = 80, 200  # characters a category has room for


def take_over(
    *, bundle: Bundle, by: Actor, owner: Agent | None = None, publish: bool = True
) -> list[Article]:
    """Create or renew every article, and publish those that were published there; each on its own.

    Publishes the events of saving and publishing. A picture that cannot be shown leaves its words.
    """
    used = {article.shelf for article in bundle.articles}
    shelves = {shelf.key: _put_up(shelf) for shelf in bundle.shelves if shelf.key in used}
    return [
        _take(article, shelves[article.shelf], by=by, owner=owner, publish=publish)
        for article in bundle.articles
    ]


def _put_up(shelf: ForeignShelf) -> Category:
    names, summaries = shelf.names, shelf.summaries
    any_name, any_summary = next(iter(names.values())), next(iter(summaries.values()), "")
    facts = {
        "name_de": names.get("de", any_name)[:_NAME],
        "name_en": names.get("en", any_name)[:_NAME],
        "summary_de": summaries.get("de", any_summary)[:_SUMMARY],
        "summary_en": summaries.get("en", any_summary)[:_SUMMARY],
    }
    # Somebody may have renamed it here since; their word counts.
    return Category.objects.get_or_create(slug=shelf.key, defaults=facts)[0]


@transaction.atomic
def _take(
    foreign: ForeignArticle, category: Category, *, by: Actor, owner: Agent | None, publish: bool
) -> Article:
    article = Article.objects.filter(key=foreign.key).first() or create_article(
        key=foreign.key,
        category=category,
        by=by,
        owner=owner,
        audience=Article.Audience.PUBLIC if foreign.is_public else Article.Audience.AGENTS,
        review_on=next_review(),
        position=foreign.position,
    )
    for name, data in foreign.pictures.items():
        _add(article, name, data, by)
    saved = [
        save_draft(article=article, language=language, content=content, by=by)
        for language, content in foreign.contents.items()
    ]
    is_newer = any(version.number > version.text.version for version in saved)
    if publish and foreign.is_published and (article.state == Article.State.DRAFT or is_newer):
        publish_article(article=article, by=by)
    return article


def _add(article: Article, name: str, data: bytes, by: Actor) -> None:
    try:
        add_image(article=article, name=name, data=data, by=by, replace=True)
    except BadImageError:
        return
