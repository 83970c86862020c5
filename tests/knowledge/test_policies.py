"""The gates of the knowledge room."""

import pytest

from ruhepol.knowledge.exceptions import ArticleNotFoundError, CategoryNotFoundError
from ruhepol.knowledge.policies import get_category, get_text_for_visitor_by_any_slug
from tests.factories.knowledge import make_article, make_category, make_text, password_article

pytestmark = pytest.mark.django_db


def test_an_article_is_reached_by_its_address_in_either_language() -> None:
    """The German address leads to the English text, and an unknown one to nothing."""
    make_article("password", de=password_article(), en=password_article())
    assert get_text_for_visitor_by_any_slug("en", "passwort-vergessen").language == "en"
    with pytest.raises(ArticleNotFoundError):
        get_text_for_visitor_by_any_slug("en", "nothing")


def test_an_inner_article_has_no_address_in_any_language() -> None:
    """What is written for agents stays hidden by this way, too."""
    make_text("Kulanz", audience="agents")
    with pytest.raises(ArticleNotFoundError):
        get_text_for_visitor_by_any_slug("de", "kulanz")


def test_a_shelf_is_reached_by_its_word() -> None:
    """A known shelf comes, an unknown one is refused."""
    shelf = make_category()
    assert get_category("account") == shelf
    with pytest.raises(CategoryNotFoundError):
        get_category("nowhere")
