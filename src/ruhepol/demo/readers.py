"""People who read articles without writing to us, and what some of them said of it."""

import random
from datetime import datetime

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import ArticleFeedback, ArticleText, ArticleViews
from ruhepol.knowledge.readers import VISITOR, texts_for
from ruhepol.knowledge.services.feedback import record_feedback

MOST_VIEWS = 6  # a day, article and language
SPEAKS = 0.4  # share of days on which somebody says something
UNCLEAR = "mailbox-spam"
"""The article that deserves to be written anew."""
COMMENTS = {"de": "Wo finde ich diese Einstellung?", "en": "Where do I find this setting?"}


def read_around(dice: random.Random, day: datetime) -> None:
    """Let a day's readers read, and one or another say whether it helped."""
    texts = list(texts_for(VISITOR).select_related("article").order_by("pk"))
    ArticleViews.objects.bulk_create(
        ArticleViews(article=text.article, language=text.language, day=day.date(), count=count)
        for text in texts
        if (count := dice.randint(0, MOST_VIEWS))
    )
    if dice.random() < SPEAKS:
        _speak(dice.choice(texts), f"demo-{dice.getrandbits(64):016x}", day)
    if day.weekday() == 0:
        unclear = [text for text in texts if text.article.key == UNCLEAR]
        _speak(dice.choice(unclear), f"demo-{dice.getrandbits(64):016x}", day)


def _speak(text: ArticleText, reader: str, day: datetime) -> None:
    with clock.frozen(day.replace(hour=15)):
        if text.article.key == UNCLEAR:
            record_feedback(
                text=text,
                reader=reader,
                helped=False,
                reason=ArticleFeedback.Reason.UNCLEAR,
                comment=COMMENTS[text.language],
                by=SYSTEM,
            )
        else:
            record_feedback(text=text, reader=reader, helped=True, by=SYSTEM)
