"""Writing, publishing and archiving articles."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.core.search.documents import EVERYTHING
from ruhepol.core.search.finding import search
from ruhepol.core.search.rebuild import rebuild
from ruhepol.knowledge.exceptions import ArticleNotFoundError, NothingToPublishError
from ruhepol.knowledge.models import Article, ArticleText
from ruhepol.knowledge.policies import get_text_for_visitor
from ruhepol.knowledge.services.articles import (
    Content,
    archive_article,
    create_article,
    publish_article,
    save_draft,
)
from tests.factories.knowledge import make_article, make_category, make_text, password_article

pytestmark = pytest.mark.django_db


def hits(query: str, visible=EVERYTHING) -> list[int]:
    """Return the texts the house's search finds."""
    return [hit.id for hit in search("article", query, visible=visible)]


def test_a_draft_is_not_seen_until_published() -> None:
    """Saving changes nothing for readers or search, publishing changes both."""
    article = make_article()
    text = article.texts.get()
    save_draft(
        article=article, language="de", content=Content(title="Kennwort neu", body="Anders."), by=SYSTEM
    )
    text.refresh_from_db()
    assert (text.title, text.version) == ("Passwort vergessen", 1)
    assert hits("anders") == []
    publish_article(article=article, by=SYSTEM)
    text.refresh_from_db()
    assert (text.title, text.version, text.slug) == ("Kennwort neu", 2, "kennwort-neu")
    assert set(text.addresses.values_list("slug", flat=True)) == {"passwort-vergessen", "kennwort-neu"}
    assert hits("anders") == [text.pk]


def test_an_unchanged_save_makes_no_version_and_no_event() -> None:
    """Pressing save twice leaves one version."""
    article = make_article()
    before = EventRow.objects.count()
    save_draft(article=article, language="de", content=password_article(), by=SYSTEM)
    assert article.texts.get().versions.count() == 1
    assert EventRow.objects.count() == before


def test_an_archived_article_is_gone_for_readers_and_search() -> None:
    """Archiving hides an article and keeps its versions."""
    article = make_article()
    archive_article(article=article, by=SYSTEM)
    with pytest.raises(ArticleNotFoundError):
        get_text_for_visitor("de", "passwort-vergessen")
    assert hits("Passwort") == []
    assert article.texts.get().versions.count() == 1


def test_agents_articles_stay_among_agents() -> None:
    """An article for agents is not found by visitors, neither by address nor by search."""
    make_article("inner", audience=Article.Audience.AGENTS)
    with pytest.raises(ArticleNotFoundError):
        get_text_for_visitor("de", "passwort-vergessen")
    assert hits("Passwort", {"public"}) == []
    assert len(hits("Passwort", {"public", "agents"})) == 1


def test_nothing_written_cannot_be_published() -> None:
    """An article without a text is refused."""
    article = create_article(key="empty", category=make_category(), by=SYSTEM)
    with pytest.raises(NothingToPublishError):
        publish_article(article=article, by=SYSTEM)


def test_addresses_are_readable_and_unique() -> None:
    """Umlauts are spelt out and a taken address gets a number."""
    first = make_text("Größe ändern: Über das Menü")
    second = make_text("Größe ändern: Über das Menü")
    assert (first.slug, second.slug) == (
        "groesse-aendern-ueber-das-menue",
        "groesse-aendern-ueber-das-menue-2",
    )


def test_every_act_is_one_event_on_the_articles_stream() -> None:
    """The timeline of an article reads saved, published, archived."""
    article = make_article()
    archive_article(article=article, by=SYSTEM)
    names = (
        EventRow.objects.filter(stream=f"article:{article.pk}").order_by("pk").values_list("name", flat=True)
    )
    assert list(names) == [
        "knowledge.ArticleSaved",
        "knowledge.ArticlePublished",
        "knowledge.ArticleArchived",
    ]


def test_the_index_can_be_made_anew_from_the_articles() -> None:
    """A rebuild finds exactly the published texts."""
    make_article()
    make_text("Domain umziehen", "Authcode")
    archive_article(article=Article.objects.get(key="password"), by=SYSTEM)
    assert rebuild("article") == 1
    assert hits("Authcode") == [ArticleText.objects.get(title="Domain umziehen").pk]
