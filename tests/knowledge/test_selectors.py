"""What help-centre pages show."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge import selectors
from ruhepol.knowledge.models import Article
from ruhepol.knowledge.services.articles import archive_article
from ruhepol.knowledge.services.feedback import record_feedback
from tests.factories.knowledge import make_article, make_category, make_text, password_article

pytestmark = pytest.mark.django_db


def test_shelves_hold_what_visitors_read_in_their_language() -> None:
    """Empty shelves, drafts' and agents' articles and the other language do not count."""
    make_category("empty", "Leer", "Empty")
    make_article("password", de=password_article())
    make_text("Kulanz", audience=Article.Audience.AGENTS)
    archive_article(article=make_text("Alt").article, by=SYSTEM)
    (shelf,) = selectors.shelves("de")
    assert (shelf.name, shelf.count, shelf.first[0].title) == ("Kundenkonto", 1, "Passwort vergessen")
    assert selectors.shelves("en") == []
    [part] = selectors.on_shelf(make_category(), "de")
    assert (part.name, [entry.title for entry in part.entries]) == ("", ["Passwort vergessen"])


def test_most_helpful_are_those_readers_said_helped() -> None:
    """A no does not count, more voices come first, and without voices nothing is claimed."""
    loved, liked, disliked = (make_text(title) for title in ("Geliebt", "Gemocht", "Ungeliebt"))
    assert selectors.most_helpful("de") == []
    for text, reader, helped in ((loved, "a", 1), (loved, "b", 1), (liked, "a", 1), (disliked, "a", 0)):
        record_feedback(text=text, reader=reader, helped=bool(helped), by=SYSTEM)
    assert [entry.title for entry in selectors.most_helpful("de")] == ["Geliebt", "Gemocht"]


def test_related_articles_share_words_and_are_not_the_article_itself() -> None:
    """The nearest in words come, an unrelated one does not."""
    text = make_text("Rechnung herunterladen", "Als PDF.")
    make_text("Rechnung berichtigen", "Neue Rechnung anfordern.")
    make_text("Domain umziehen", "Authcode.")
    assert [entry.title for entry in selectors.related(text, "de")] == ["Rechnung berichtigen"]


def test_near_articles_are_remembered_but_who_may_read_them_is_not(django_assert_num_queries) -> None:
    """The second reader costs two questions; what was taken from the readers meanwhile is gone at once."""
    text, other = make_text("Rechnung herunterladen"), make_text("Rechnung berichtigen")
    selectors.related(text, "de")
    with django_assert_num_queries(2):
        assert [entry.title for entry in selectors.related(text, "de")] == ["Rechnung berichtigen"]
    Article.objects.filter(pk=other.article_id).update(audience="agents")
    assert selectors.related(text, "de") == []


def test_addresses_join_the_languages_of_an_article() -> None:
    """One entry an article, with the address in each language; by key, too."""
    article = make_article("password", de=password_article(), en=password_article())
    slugs = {"de": "passwort-vergessen", "en": "passwort-vergessen"}
    assert [each.slugs for each in selectors.addresses()] == [slugs]
    assert selectors.slugs_of(article.texts.get(language="de")) == slugs
    assert selectors.slugs_by_key({"password", "nothing"}, "de") == {"password": "passwort-vergessen"}
    assert selectors.slugs_by_key(set(), "de") == {}
