"""The bytes of pictures: for whoever may read the article, kept by browsers for ever."""

import pytest
from django.test import Client

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Article
from ruhepol.knowledge.services.articles import Content, archive_article
from ruhepol.knowledge.services.images import add_image
from tests.factories.knowledge import make_article
from tests.factories.pictures import make_picture
from tests.world import make_world

pytestmark = pytest.mark.django_db
TEXT = Content(title="Router", body="![Die Lämpchen](image:lights)")


def picture(article):
    """Put a picture into an article and return its address."""
    image = add_image(article=article, name="lights", data=make_picture(), by=SYSTEM)
    return f"/media/articles/{image.file_name}"


def read(client, address):
    """Return status, type and caching of an address."""
    response = client.get(address)
    return response.status_code, response.headers["Content-Type"], response.headers.get("Cache-Control", "")


def test_everybody_sees_a_public_articles_picture(client):
    """It comes as what it is, may be kept for ever, and cannot be taken for a page."""
    address = picture(make_article())
    assert read(client, address) == (200, "image/png", "public, max-age=31536000, immutable")
    assert client.get(address).content.startswith(b"\x89PNG")
    headers = client.head(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]


def test_an_inner_articles_picture_is_for_agents(client):
    """A visitor finds nothing, an agent sees it, and no shared cache keeps it."""
    world = make_world()
    address = picture(make_article("goodwill", audience=Article.Audience.AGENTS))
    assert client.get(address).status_code == 404
    client.force_login(world.pia)
    assert read(client, address)[2] == "private, max-age=3600"


def test_an_archived_articles_picture_is_for_those_who_write():
    """It leaves with the article; only agents of the house still see it."""
    world, article = make_world(), make_article()
    address = picture(article)
    archive_article(article=article, by=SYSTEM)
    seen = {}
    for who in (None, world.pia, world.ada):
        browser = Client()
        if who:
            browser.force_login(who)
        seen[str(who)] = read(browser, address)[0]
    assert seen == {"None": 404, "Pia": 404, "Ada": 200}


def test_a_picture_has_one_address(client):
    """Neither another ending nor a digest of other bytes leads anywhere."""
    address = picture(make_article())
    assert client.get(address.replace(".png", ".html")).status_code == 404
    assert client.get("/media/articles/" + "0" * 64 + ".png").status_code == 404


def test_the_article_and_the_answer_beside_the_form_show_it(client):
    """Both are drawn alike: the same picture, the same links."""
    make_world()
    article = make_article("router", de=TEXT)
    address = picture(article)
    page = client.get("/de/article/router/").text
    beside = client.post("/de/request/answers/de/router/", {"ask": ""}).text
    assert f'<img src="{address}" alt="Die Lämpchen" width="40" height="20" loading="lazy">' in page
    assert f'src="{address}"' in beside
