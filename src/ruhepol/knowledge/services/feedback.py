"""Taking readers' verdicts on articles."""

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.knowledge.events import FeedbackGiven
from ruhepol.knowledge.models import ArticleFeedback, ArticleText

LONGEST_COMMENT = 2_000


@transaction.atomic
def record_feedback(
    *, text: ArticleText, reader: str, helped: bool, by: Actor, comment: str = ""
) -> ArticleFeedback:
    """Keep a reader's verdict; a second one replaces the first. Publishes FeedbackGiven."""
    verdict, _ = ArticleFeedback.objects.update_or_create(
        article_id=text.article_id,
        reader=reader,
        defaults={
            "language": text.language,
            "version": text.version,
            "helped": helped,
            "comment": comment.strip()[:LONGEST_COMMENT],
            "given_at": clock.now(),
        },
    )
    publish(FeedbackGiven(article_id=text.article_id, helped=helped), by=by)
    return verdict
