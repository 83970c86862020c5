"""Saying that the product changed: articles about it are due at once, whatever their date was."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.knowledge.events import ProductChanged
from ruhepol.knowledge.models import Article, ProductChange


@transaction.atomic
def note_change(*, what: str, articles: Collection[Article], by: Actor, note: str = "") -> ProductChange:
    """Keep what changed and let the published ones among these articles be read again today.

    Publishes ProductChanged.
    """
    change = ProductChange.objects.create(
        what=what.strip(), note=note.strip(), agent_id=by.id if by.is_agent else None, made_at=clock.now()
    )
    published = Article.objects.filter(
        pk__in=[article.pk for article in articles], state=Article.State.PUBLISHED
    )
    change.articles.set(published)
    published.update(review_on=timezone.localdate(clock.now()))
    publish(ProductChanged(change_id=change.pk), by=by)
    return change
