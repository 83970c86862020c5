"""Published texts as suggestions read and show them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from ruhepol.core.html.markdown import to_words
from ruhepol.core.text import Language
from ruhepol.knowledge.models import ArticleText
from ruhepol.knowledge.suggest.docs import Doc

_MARKS = re.compile(
    r"^\s*(?:-|\d+\.|>)\s+", re.MULTILINE
)  # of lists and quotes: they only clutter an excerpt


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
    public: bool

    @property
    def doc(self) -> Doc:
        """What the engine reads of it."""
        text = f"{self.summary}\n{self.words}"
        return Doc(id=self.text_id, title=self.title, text=text, keywords=self.keywords)


def published() -> Iterator[Book]:
    """Yield everything some reader can see."""
    texts = ArticleText.objects.published().select_related("article").order_by("pk")
    yield from map(_book, texts.iterator(chunk_size=500))


def _book(text: ArticleText) -> Book:
    return Book(
        text_id=text.pk,
        article_id=text.article_id,
        language=cast("Language", text.language),
        slug=text.slug,
        title=text.title,
        summary=text.summary,
        words=_MARKS.sub("", to_words(text.body)),
        keywords=text.keywords,
        public=text.article.audience == "public",
    )
