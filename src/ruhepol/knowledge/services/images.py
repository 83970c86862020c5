"""Putting pictures into articles and taking them out."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import slugify

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.core.files.services import store
from ruhepol.core.text import fold
from ruhepol.knowledge.events import ImageAdded, ImageRemoved
from ruhepol.knowledge.models import Article, ArticleImage
from ruhepol.knowledge.naming import free_name

if TYPE_CHECKING:
    from ruhepol.knowledge.pictures import Picture

_LONGEST = 70  # characters of a name, with room for a number behind it


def check(data: bytes) -> "Picture":
    """Return the picture as it would be kept; nothing is. Raises BadImageError."""
    from ruhepol.knowledge.pictures import made_safe  # noqa: PLC0415  4 MB, for the process that needs it

    return made_safe(data)


@transaction.atomic
def add_image(*, article: Article, name: str, data: bytes, by: Actor, replace: bool = False) -> ArticleImage:
    """Keep a picture under a name made from `name`; the texts show it by `![words](image:name)`.

    It is decoded and written anew, so no metadata stays. Where the name means other bytes, the picture gets
    the next free name, or with `replace` takes the old one's place. The same bytes again change nothing.
    Publishes ImageAdded. Raises BadImageError, and StorageUnavailable of the file store.
    """
    picture = check(data)
    kept = store(picture.data)
    Article.objects.select_for_update().get(pk=article.pk)
    base = slugify(fold(name.rpartition(".")[0] or name))[:_LONGEST] or "image"
    known = article.images.filter(name=base).first() if replace else _same(article, base, kept.digest)
    if known and known.digest == kept.digest:
        return known
    image = known or ArticleImage(article=article, name=_free(article, base))
    image.digest, image.content_type = kept.digest, picture.content_type
    image.width, image.height = picture.width, picture.height
    image.added_at = clock.now()
    image.save()
    publish(ImageAdded(article_id=article.pk, image=image.name), by=by)
    return image


@transaction.atomic
def remove_image(*, image: ArticleImage, by: Actor) -> None:
    """Take a picture out of its article, at once for all readers. Publishes ImageRemoved."""
    publish(ImageRemoved(article_id=image.article_id, image=image.name), by=by)
    image.delete()


def _same(article: Article, base: str, digest: str) -> ArticleImage | None:
    return article.images.filter(name__startswith=base, digest=digest).first()


def _free(article: Article, base: str) -> str:
    return free_name(base, among=article.images.all(), field="name", longest=_LONGEST, default="image")
