"""Foreign articles become ours."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.foreign.bundle import Bundle, ForeignArticle, ForeignShelf
from ruhepol.knowledge.models import Article, ArticleText, Category
from ruhepol.knowledge.readers import VISITOR, texts_for
from ruhepol.knowledge.services.articles import Content
from ruhepol.knowledge.services.taking_over import take_over
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db


def bundle(body: str = "Im Konto.", **facts) -> Bundle:
    """One shelf, one article in German."""
    content = Content(title="Rechnung finden", body=body)
    article = ForeignArticle(key="zendesk-1", shelf="zendesk-7", contents={"de": content}, **facts)
    return Bundle(
        [ForeignShelf("zendesk-7", {"de": "Rechnungen"}), ForeignShelf("empty", {"de": "Leer"})], [article]
    )


def test_articles_and_their_shelves_are_made_and_published() -> None:
    """A shelf that speaks one language is called the same in the other; an empty one is not put up."""
    take_over(bundle=bundle(), by=SYSTEM)
    text = texts_for(VISITOR).get()
    assert (text.title, text.article.category.name_en) == ("Rechnung finden", "Rechnungen")
    assert Category.objects.count() == 1


def test_a_second_time_renews_only_what_changed() -> None:
    """The same again makes no version; another text makes one; a name given here stays."""
    take_over(bundle=bundle(), by=SYSTEM)
    Category.objects.update(name_de="Geld")
    take_over(bundle=bundle(), by=SYSTEM)
    assert ArticleText.objects.get().version == 1
    take_over(bundle=bundle("Neu."), by=SYSTEM)
    assert (ArticleText.objects.get().version, Category.objects.get().name_de) == (2, "Geld")


def test_drafts_and_inner_articles_stay_what_they_were() -> None:
    """Nothing becomes public that was not; with `publish=False` nothing at all."""
    take_over(bundle=bundle(is_published=False), by=SYSTEM)
    assert Article.objects.get().state == Article.State.DRAFT
    Article.objects.all().delete()
    take_over(bundle=bundle(is_public=False), by=SYSTEM)
    assert Article.objects.get().audience == Article.Audience.AGENTS
    Article.objects.all().delete()
    take_over(bundle=bundle(), by=SYSTEM, publish=False)
    assert not ArticleText.objects.published().exists()


def test_pictures_come_along_and_a_broken_one_stops_nothing() -> None:
    """The article is there either way."""
    take_over(bundle=bundle(pictures={"gut": make_picture(), "kaputt": b"GIF"}), by=SYSTEM)
    assert [image.name for image in Article.objects.get().images.all()] == ["gut"]
