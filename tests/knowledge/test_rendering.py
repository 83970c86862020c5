"""Articles as HTML: names become addresses."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.rendering import Addresses, to_html
from ruhepol.knowledge.services.images import add_image
from tests.factories.knowledge import make_article, make_text
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db
ADDRESSES = Addresses(
    article=lambda language, slug: f"/{language}/{slug}", image=lambda name: f"/media/{name}"
)


def html(body, article=None):
    """Return what a face would show."""
    return to_html(body, article_id=article and article.pk, language="de", addresses=ADDRESSES)


def test_a_picture_is_shown_with_its_size_when_the_reader_comes_to_it():
    """Width and height keep the page from jumping; the address holds the digest."""
    article = make_article()
    image = add_image(article=article, name="lights", data=make_picture(), by=SYSTEM)
    shown = html("![Die Lämpchen](image:lights)", article)
    assert f'src="/media/{image.file_name}" alt="Die Lämpchen" width="40" height="20" loading="lazy"' in shown


def test_a_picture_that_is_not_there_leaves_its_words():
    """No broken sign, and no other article's picture."""
    other = make_article("other")
    add_image(article=other, name="lights", data=make_picture(), by=SYSTEM)
    for article in (None, make_article()):
        assert html("![Die Lämpchen](image:lights)", article) == "<p>Die Lämpchen</p>\n"


def test_links_between_articles_lead_there():
    """A key becomes the address in the reader's language; an unknown one leaves the words."""
    make_text("Router", key="router")
    assert 'href="/de/router"' in html("[hier](article:router)")
    assert html("[hier](article:nowhere)") == "<p>hier</p>\n"


def test_one_question_for_links_and_one_for_pictures(django_assert_num_queries):
    """The cost does not grow with the text."""
    article = make_article()
    body = "[a](article:b) [c](article:d) ![e](image:f) ![g](image:h)"
    with django_assert_num_queries(2):
        html(body, article)
    with django_assert_num_queries(0):
        html("Text.", article)
