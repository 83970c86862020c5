"""The first articles of a fresh help centre."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Article, ArticleText
from ruhepol.knowledge.services.starting import draft_first_articles

pytestmark = pytest.mark.django_db


def test_they_are_drafts_in_both_languages():
    """Nothing with an open bracket reaches a reader by itself."""
    made = draft_first_articles(by=SYSTEM)
    assert {article.state for article in made} == {Article.State.DRAFT}
    assert not ArticleText.objects.published().exists()
    assert len(made) == 9
    for article in made:
        assert sorted(article.texts.values_list("language", flat=True)) == ["de", "en"]
