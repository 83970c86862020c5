"""Counting readers."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ruhepol.core import clock
from ruhepol.knowledge.models import ArticleText, ArticleViews


@transaction.atomic
def record_view(*, text: ArticleText) -> None:
    """Count one reading of an article on its page. No event: nobody waits for it."""
    today = {
        "article_id": text.article_id,
        "language": text.language,
        "day": timezone.localdate(clock.now()),
    }
    counted = ArticleViews.objects.filter(**today)
    if not counted.update(count=F("count") + 1):
        ArticleViews.objects.bulk_create([ArticleViews(**today)], ignore_conflicts=True)
        counted.update(count=F("count") + 1)
