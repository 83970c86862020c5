"""Having an article read by a colleague before readers see it."""

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.knowledge.events import ReviewAsked, ReviewDecided, ReviewNoted
from ruhepol.knowledge.exceptions import NewerVersionError, NothingToPublishError, ReviewClosedError
from ruhepol.knowledge.library import newest_versions
from ruhepol.knowledge.models import Article, ArticleReview
from ruhepol.knowledge.services.articles import publish_article
from ruhepol.people.models import Agent


@transaction.atomic
def ask_for_review(
    *, article: Article, by: Actor, reviewer: Agent | None = None, note: str = ""
) -> ArticleReview:
    """Ask a colleague, or any, to read what is saved; asking again renews the request. Publishes ReviewAsked.

    Raises NothingToPublishError where nothing is written yet.
    """
    if not article.texts.exists():
        raise NothingToPublishError(article.key)
    facts = {
        "asked_by_id": by.id if by.is_agent else None,
        "reviewer": reviewer,
        "note": note.strip(),
        "asked_at": clock.now(),
    }
    review, _ = ArticleReview.objects.update_or_create(article=article, decided_at=None, defaults=facts)
    publish(ReviewAsked(article_id=article.pk, review_id=review.pk), by=by)
    return review


@transaction.atomic
def approve(*, review: ArticleReview, seen: str, by: Actor, words: str = "") -> ArticleReview:
    """Show readers what was read. Publishes ArticlePublished and ReviewDecided.

    `seen` names the versions that were on the page, as `mark_of` does. Raises NewerVersionError where
    somebody has saved since, and ReviewClosedError where somebody has decided.
    """
    held = _open(review)
    if mark_of(held.article) != seen:
        raise NewerVersionError([*newest_versions(held.article)])
    publish_article(article=held.article, by=by)
    return _decide(held, ArticleReview.Verdict.APPROVED, words, by)


@transaction.atomic
def send_back(*, review: ArticleReview, words: str, by: Actor) -> ArticleReview:
    """Say what is to be mended first. Publishes ReviewDecided. Raises ReviewClosedError."""
    return _decide(_open(review), ArticleReview.Verdict.RETURNED, words, by)


@transaction.atomic
def note_verdict(*, review: ArticleReview, by: Actor) -> ArticleReview:
    """Take it that the asker has read the verdict; once. Publishes ReviewNoted."""
    if ArticleReview.objects.filter(pk=review.pk, noted_at=None).update(noted_at=clock.now()):
        publish(ReviewNoted(article_id=review.article_id, review_id=review.pk), by=by)
    return review


def mark_of(article: Article) -> str:
    """Return what tells whether anything was saved since: the newest version of each language."""
    newest = newest_versions(article)
    return " ".join(f"{language}{newest[language].number}" for language in sorted(newest))


def _open(review: ArticleReview) -> ArticleReview:
    held = ArticleReview.objects.select_for_update().get(pk=review.pk)
    if held.decided_at:
        raise ReviewClosedError(held.pk)
    return held


def _decide(review: ArticleReview, verdict: str, words: str, by: Actor) -> ArticleReview:
    review.verdict, review.words = verdict, words.strip()
    review.decided_by_id, review.decided_at = (by.id if by.is_agent else None), clock.now()
    review.save(update_fields=["verdict", "words", "decided_by", "decided_at"])
    publish(ReviewDecided(article_id=review.article_id, review_id=review.pk, verdict=verdict), by=by)
    return review
