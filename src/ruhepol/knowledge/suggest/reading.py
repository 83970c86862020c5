"""Published texts as suggestions read and show them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from django.db.models.functions import Coalesce, Greatest

from ruhepol.core.html.markdown import to_words
from ruhepol.core.text import Language
from ruhepol.knowledge.models import ArticleText, Wording
from ruhepol.knowledge.readers import Access, Limits, Reader, texts_for
from ruhepol.knowledge.suggest.docs import Doc

_MARKS = re.compile(
    r"^\s*(?:-|\d+\.|>)\s+", re.MULTILINE
)  # of lists and quotes: they only clutter an excerpt

_LEARNED_AT = Coalesce("learned_at", "updated_at")
_CHANGED_AT = Greatest("updated_at", _LEARNED_AT)
_UNLIMITED = Limits({}, {}, {})


@dataclass(frozen=True, slots=True)
class Book:
    """A published text as suggestions show it."""

    text_id: int
    article_id: int
    language: Language
    slug: str
    title: str
    summary: str
    words: str
    keywords: str
    access: Access
    changed_at: datetime
    wordings: tuple[str, ...] = ()

    @property
    def doc(self) -> Doc:
        """What the engine reads of it."""
        text = f"{self.summary}\n{self.words}"
        return Doc(
            id=self.text_id, title=self.title, text=text, keywords=self.keywords, wordings=self.wordings
        )


def published(among: Collection[int] | None = None) -> Iterator[Book]:
    """Yield everything some reader can see, or what of these texts is."""
    texts = ArticleText.objects.published().select_related("article").order_by("pk")
    said = Wording.objects.filter(used=True)
    if among is not None:
        texts = texts.filter(pk__in=among)
        said = said.filter(article__texts__in=among)
    wordings: dict[tuple[int, str], tuple[str, ...]] = {}
    for article, language, words in said.order_by("pk").values_list("article", "language", "text").distinct():
        wordings[article, language] = (*wordings.get((article, language), ()), words)
    limits = Limits()
    for text in texts.iterator(chunk_size=500):
        yield _book(text, wordings.get((text.article_id, text.language), ()), limits)


def readable(articles: Collection[int], reader: Reader) -> Iterator[Book]:
    """Yield the texts of these articles that are for a reader, without their wordings."""
    limits = _UNLIMITED
    for text in texts_for(reader).select_related("article").filter(article__in=articles).distinct():
        yield _book(text, (), limits)


def marks(among: Collection[int] | None = None) -> Iterator[tuple[Any, ...]]:
    """Yield of every published text, or of these, its id and all that tells that it has changed."""
    texts, limits = ArticleText.objects.published(), Limits()
    if among is not None:
        texts = texts.filter(pk__in=among)
    facts = ("meaning__model", "meaning__digest", "article", "article__category", "article__audience")
    for pk, at, model, digest, *article in texts.values_list("pk", _CHANGED_AT, *facts).iterator():
        yield pk, at, model, digest, limits.access(*article)


def _book(text: ArticleText, wordings: tuple[str, ...], limits: Limits) -> Book:
    article = text.article
    return Book(
        text_id=text.pk,
        article_id=text.article_id,
        language=cast("Language", text.language),
        slug=text.slug,
        title=text.title,
        summary=text.summary,
        words=_words(text.body),
        keywords=text.keywords,
        access=limits.access(article.pk, article.category_id, article.audience),
        changed_at=max(text.updated_at, text.learned_at or text.updated_at),
        wordings=wordings,
    )


@lru_cache(maxsize=500)
def _words(body: str) -> str:
    return _MARKS.sub("", to_words(body))
