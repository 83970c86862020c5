"""Published texts in the house's search."""

import pytest

from ruhepol.core.search.documents import EVERYTHING
from ruhepol.core.search.finding import search
from ruhepol.knowledge.services.indexing import KIND, SOURCE, index_texts, unindex
from tests.factories.knowledge import make_article, make_text

pytestmark = pytest.mark.django_db


def found(query: str) -> list[int]:
    """Return the texts a search finds, whoever may see them."""
    return [hit.id for hit in search(KIND, query, visible=EVERYTHING)]


def test_a_text_is_found_by_title_keywords_and_body() -> None:
    """All three are indexed; what was taken out is found no more and can be put back."""
    text = make_article().texts.get()
    assert found("vergessen") == found("kennwort") == found("klicken") == [text.pk]
    unindex(text.article)
    assert found("kennwort") == []
    index_texts([text.pk])
    assert found("kennwort") == [text.pk]


def test_the_source_names_every_published_text_in_order() -> None:
    """What a rebuild goes through is what readers see."""
    texts = [make_text(f"Artikel {number}").pk for number in range(3)]
    assert list(SOURCE.ids()) == texts
