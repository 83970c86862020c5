"""Published texts as suggestions read and show them."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models.functions import Coalesce, Greatest

from ruhepol.core.html.markdown import to_words
from ruhepol.core.text import Language
from ruhepol.knowledge.models import ArticleText, Wording
from ruhepol.knowledge.readers import Access, Limits
from ruhepol.knowledge.suggest.docs import Doc

_MARKS = re.compile(
    r"^\s*(?:-|\d+\.|>)\s+", re.MULTILINE
)  # of lists and quotes: they only clutter an excerpt

_LEARNED_AT = Coalesce("learned_at", "updated_at")
_CHANGED_AT = Greatest("updated_at", _LEARNED_AT)


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


def changed(books: Mapping[int, Book]) -> tuple[set[int], set[int]]:
    """Return which published texts are new or other than in `books`, and which of those are no longer."""
    limits = Limits()
    of_article = ("article", "article__category", "article__audience")
    marks = ArticleText.objects.published().values_list("pk", _CHANGED_AT, *of_article)
    now = {pk: (at, limits.access(*article)) for pk, at, *article in marks}
    then = {pk: (book.changed_at, book.access) for pk, book in books.items()}
    return {pk for pk, mark in now.items() if then.get(pk) != mark}, then.keys() - now.keys()


def _book(text: ArticleText, wordings: tuple[str, ...], limits: Limits) -> Book:
    article = text.article
    return Book(
        text_id=text.pk,
        article_id=text.article_id,
        language=cast("Language", text.language),
        slug=text.slug,
        title=text.title,
        summary=text.summary,
        words=_MARKS.sub("", to_words(text.body)),
        keywords=text.keywords,
        access=limits.access(article.pk, article.category_id, article.audience),
        changed_at=max(text.updated_at, text.learned_at or text.updated_at),
        wordings=wordings,
    )
