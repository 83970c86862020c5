"""The gates of the knowledge room."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.exceptions import ArticleNotFoundError, CategoryNotFoundError, ImageNotFoundError
from ruhepol.knowledge.policies import (
    articles_for,
    get_article_for,
    get_category,
    get_image_to_remove,
    get_text_for_visitor_by_any_slug,
    get_version_for,
    may_arrange,
    may_edit,
)
from ruhepol.knowledge.services.articles import archive_article
from ruhepol.knowledge.services.images import add_image
from tests.factories.knowledge import make_article, make_category, make_text, password_article
from tests.factories.people import make_agent
from tests.factories.pictures import make_picture

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


def test_partners_read_what_is_published_and_others_all_of_it() -> None:
    """A draft is absent for a partner, an archived article too."""
    ada, pia = make_agent("Ada"), make_agent("Pia", role="partner")
    shown, gone = make_article("shown"), archive_article(article=make_article("gone"), by=SYSTEM)
    assert [each.key for each in articles_for(pia)] == ["shown"]
    assert get_article_for(ada, gone.pk) == gone
    assert get_article_for(pia, shown.pk) == shown
    with pytest.raises(ArticleNotFoundError):
        get_article_for(pia, gone.pk)


def test_who_may_write_and_who_may_arrange() -> None:
    """Everyone of the house writes; leads arrange; partners do neither."""
    roles = ("partner", "agent", "lead", "admin")
    agents = [make_agent(role.title(), role=role) for role in roles]
    assert [may_edit(agent) for agent in agents] == [False, True, True, True]
    assert [may_arrange(agent) for agent in agents] == [False, False, True, True]


def test_versions_and_pictures_are_changed_by_those_who_write() -> None:
    """Absent and forbidden answer alike; another article's number leads nowhere."""
    ada, pia = make_agent("Ada"), make_agent("Pia", role="partner")
    article, other = make_article(), make_article("other")
    image = add_image(article=article, name="a", data=make_picture(), by=SYSTEM)
    assert get_image_to_remove(ada, article.pk, image.pk) == image
    assert get_version_for(ada, article.pk, "de", 1).text.article == article
    for agent, number in ((pia, article.pk), (ada, other.pk)):
        with pytest.raises(ImageNotFoundError):
            get_image_to_remove(agent, number, image.pk)
    for agent, number in ((pia, 1), (ada, 2)):
        with pytest.raises(ArticleNotFoundError):
            get_version_for(agent, article.pk, "de", number)
