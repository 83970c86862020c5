"""What follows when articles change."""

from ruhepol.core.events.outbox import receiver
from ruhepol.knowledge.events import ArticleArchived, ArticleEvent, ArticlePublished
from ruhepol.knowledge.services.overlaps import find_overlaps


@receiver(ArticlePublished, ArticleArchived, replays=True)
def look_for_overlaps(event: ArticleEvent) -> None:
    """Compare what readers see now with what stands beside it."""
    find_overlaps(article_id=event.article_id)
