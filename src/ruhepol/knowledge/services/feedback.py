"""Taking readers' verdicts on articles."""

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.knowledge.events import FeedbackGiven
from ruhepol.knowledge.models import ArticleFeedback, ArticleText

LONGEST_COMMENT = 2_000


@transaction.atomic
def record_feedback(  # noqa: PLR0913  a verdict has this many facts
    *, text: ArticleText, reader: str, helped: bool, by: Actor, reason: str = "", comment: str = ""
) -> ArticleFeedback:
    """Keep a reader's verdict; a second one replaces the first. Publishes FeedbackGiven.

    `reason` is a word of ArticleFeedback.Reason; it counts where the article did not help.
    """
    verdict, _ = ArticleFeedback.objects.update_or_create(
        article_id=text.article_id,
        reader=reader,
        defaults={
            "language": text.language,
            "version": text.version,
            "helped": helped,
            "reason": "" if helped else reason,
            "comment": comment.strip()[:LONGEST_COMMENT],
            "given_at": clock.now(),
        },
    )
    publish(FeedbackGiven(article_id=text.article_id, helped=helped), by=by)
    return verdict
