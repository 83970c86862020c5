"""Published texts in the house's search index: one document a language."""

from collections.abc import Iterator, Sequence
from typing import cast

from ruhepol.core.html.markdown import to_words
from ruhepol.core.search.documents import Fields
from ruhepol.core.search.indexing import index, remove
from ruhepol.core.search.sources import Source
from ruhepol.core.text import Language
from ruhepol.knowledge.models import Article, ArticleText

KIND = "article"


def index_texts(ids: Sequence[int]) -> None:
    """Index these texts as their readers see them."""
    for text in ArticleText.objects.published().filter(pk__in=ids).select_related("article"):
        fields = Fields(
            title=text.title,
            words=f"{text.keywords}\n{text.summary}",
            other=to_words(text.body),
            short=text.title,
        )
        language = cast("Language", text.language)
        index(KIND, text.pk, fields, language=language, visibility=[text.article.audience])


def unindex(article: Article) -> None:
    """Take all texts of an article out of the index."""
    for pk in article.texts.values_list("pk", flat=True):
        remove(KIND, pk)


def _ids() -> Iterator[int]:
    return ArticleText.objects.published().order_by("pk").values_list("pk", flat=True).iterator()


SOURCE = Source(ids=_ids, index=index_texts)
