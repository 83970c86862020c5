"""Counting searches that found nothing, so that somebody writes the missing article."""

from django.db import transaction
from django.db.models import F

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.core.text import Analyser, Language, tokens
from ruhepol.core.text.tokens import fold
from ruhepol.knowledge.events import GapDismissed
from ruhepol.knowledge.models import SearchGap

_MOST_WORDS = 6
_LONGEST = 80
_SHORTEST = 3


@transaction.atomic
def record_gap(*, query: str, language: Language) -> SearchGap | None:
    """Count a search without a hit; returns None where it may name a person or is no search at all.

    Kept are at most six plain words without the common ones. What holds a digit or an @ is not kept:
    numbers and addresses belong to somebody. No event.
    """
    words = _plain_words(query, language)
    if not words:
        return None
    now = clock.now()
    gap, new = SearchGap.objects.get_or_create(
        query=words, language=language, defaults={"first_at": now, "last_at": now}
    )
    if not new:
        SearchGap.objects.filter(pk=gap.pk).update(count=F("count") + 1, last_at=now)
        gap.refresh_from_db()
    return gap


@transaction.atomic
def dismiss_gap(*, gap: SearchGap, by: Actor) -> None:
    """Take a search from the wishes; counting begins anew if it comes again. Publishes GapDismissed."""
    publish(GapDismissed(gap_id=gap.pk), by=by)
    gap.delete()


def _plain_words(query: str, language: Language) -> str:
    if "@" in query or any(sign.isdigit() for sign in query):
        return ""
    stop = Analyser(language).stop
    words = [word for word in tokens(query) if fold(word) not in stop]
    kept = " ".join(words)[:_LONGEST]
    return kept if len(words) <= _MOST_WORDS and len(kept) >= _SHORTEST else ""
