"""Finding articles that repeat or contradict one another, and what is done about it."""

from typing import cast

from django.db import transaction
from django.db.models import Q

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.core.html.markdown import to_words
from ruhepol.core.search.documents import EVERYTHING
from ruhepol.core.search.finding import nearest
from ruhepol.core.text import Language
from ruhepol.knowledge.events import ArticleReplaced, OverlapDismissed
from ruhepol.knowledge.exceptions import CannotReplaceError
from ruhepol.knowledge.likeness import contradictions, likeness, same_question
from ruhepol.knowledge.models import Article, ArticleAddress, ArticleOverlap, ArticleText
from ruhepol.knowledge.services.articles import archive_article
from ruhepol.knowledge.services.indexing import KIND

_COMPARED = 8  # the nearest texts by their words
_TWINS = 0.5  # likeness from which two texts are the same one


@transaction.atomic
def find_overlaps(*, article_id: int) -> list[ArticleOverlap]:
    """Compare an article's published texts with their neighbours; return the pairs to look at.

    What was found before and holds no longer is forgotten. A pair somebody called right stays so until
    something else about it is found. No event.
    """
    texts = ArticleText.objects.published().filter(article=article_id)
    found = [overlap for text in texts for overlap in _overlaps_of(text)]
    pairs = ArticleOverlap.objects.filter(Q(first__article=article_id) | Q(second__article=article_id))
    pairs.exclude(pk__in=[overlap.pk for overlap in found]).delete()
    return found


@transaction.atomic
def dismiss_overlap(*, overlap: ArticleOverlap, by: Actor) -> ArticleOverlap:
    """Take somebody's word that both articles are right as they are. Publishes OverlapDismissed."""
    overlap.dismissed_at = clock.now()
    overlap.save(update_fields=["dismissed_at"])
    publish(OverlapDismissed(article_id=overlap.first.article_id, overlap_id=overlap.pk), by=by)
    return overlap


@transaction.atomic
def replace_article(*, article: Article, kept: Article, by: Actor) -> Article:
    """Archive an article in favour of another, to which its addresses lead from now on.

    Publishes ArticleArchived and ArticleReplaced. Raises CannotReplaceError where the other one is not
    published or lacks a language, for then somebody's link would end nowhere.
    """
    targets = {text.language: text for text in kept.texts.all() if text.version}
    needed = {text.language for text in article.texts.all() if text.version}
    if kept.state != Article.State.PUBLISHED or kept.pk == article.pk or not needed <= targets.keys():
        raise CannotReplaceError(kept.key)
    archive_article(article=article, by=by)
    for language, text in targets.items():
        ArticleAddress.objects.filter(text__article=article, language=language).update(text=text)
    publish(ArticleReplaced(article_id=article.pk, kept_id=kept.pk), by=by)
    return kept


def _overlaps_of(text: ArticleText) -> list[ArticleOverlap]:
    language = cast("Language", text.language)
    hits = nearest(KIND, f"{text.title} {text.keywords}", visible=EVERYTHING, limit=_COMPARED)
    others = ArticleText.objects.published().filter(pk__in=[hit.id for hit in hits], language=language)
    return [
        overlap
        for other in others.exclude(article=text.article_id)
        if (overlap := _compare(text, other, language))
    ]


def _compare(text: ArticleText, other: ArticleText, language: Language) -> ArticleOverlap | None:
    first, second = sorted((text, other), key=lambda each: each.pk)
    words = to_words(first.body), to_words(second.body)
    share = likeness(*words, language)
    passages = contradictions(*words, language) if same_question(first.title, second.title, language) else []
    if passages:
        kind = ArticleOverlap.Kind.CONTRADICTION
    elif share >= _TWINS:
        kind = ArticleOverlap.Kind.DUPLICATE
    else:
        return None
    return _keep(
        first, second, kind=kind, likeness=round(share, 3), passages=[list(each) for each in passages]
    )


def _keep(first: ArticleText, second: ArticleText, **finding: object) -> ArticleOverlap:
    known = ArticleOverlap.objects.filter(first=first, second=second).first()
    if known and (known.kind, known.passages) == (finding["kind"], finding["passages"]):
        return known
    fresh = {**finding, "found_at": clock.now(), "dismissed_at": None}
    return ArticleOverlap.objects.update_or_create(first=first, second=second, defaults=fresh)[0]
