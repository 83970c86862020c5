"""Putting files to articles and taking them away."""

from typing import BinaryIO

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.core.files.services import store
from ruhepol.knowledge.events import FileAdded, FileRemoved
from ruhepol.knowledge.models import Article, ArticleFile

_LONGEST = 255


@transaction.atomic
def add_file(*, article: Article, name: str, source: BinaryIO | bytes, by: Actor) -> ArticleFile:
    """Keep a file with an article; one of the same name is replaced. Readers see it at once.

    Publishes FileAdded. Raises StorageUnavailable of the file store.
    """
    kept = store(source)
    facts = {"digest": kept.digest, "size": kept.size, "added_at": clock.now()}
    file, _ = ArticleFile.objects.update_or_create(
        article=article, name=name.strip()[-_LONGEST:] or "file", defaults=facts
    )
    publish(FileAdded(article_id=article.pk, file_id=file.pk), by=by)
    return file


@transaction.atomic
def remove_file(*, file: ArticleFile, by: Actor) -> None:
    """Take a file from its article, at once for all readers. Publishes FileRemoved."""
    publish(FileRemoved(article_id=file.article_id, file_id=file.pk), by=by)
    file.delete()
