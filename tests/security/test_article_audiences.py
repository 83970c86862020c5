"""An article that is not for somebody shows itself to them through no door: not its words, not its being."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Article, ArticleFeedback, ArticleFile, ArticleViews
from ruhepol.knowledge.services.articles import Content, Facts, describe_article
from ruhepol.knowledge.services.files import add_file
from ruhepol.knowledge.services.images import add_image
from ruhepol.knowledge.suggest import shelf
from ruhepol.people.services.brands import save_brand
from ruhepol.people.services.segments import save_segment
from tests.factories.knowledge import make_article, make_text
from tests.factories.pictures import make_picture
from tests.security.visitors import enter
from tests.world import make_world

pytestmark = pytest.mark.django_db

SECRET = "Kulanzregel"
WORDS = "Zinnober Papagei"
SLUG = "kulanzregel-zinnober"
TEXT = Content(title="Kulanzregel Zinnober", body=f"{WORDS} ![Bild](image:lights)", keywords="kulanz")
ADDRESS = f"/de/article/{SLUG}/"


@pytest.fixture
def world():
    """One article that only some may read, a public one that links to it, and a shelf nobody has used."""
    shelf.forget()
    world = make_world()
    save_brand(brand=world.brand, hosts="testserver hilfe.nordstern.example", by=SYSTEM)
    make_article("secret", de=TEXT)
    add_file(article=Article.objects.get(), name="a.txt", source=WORDS.encode(), by=SYSTEM)
    make_text("Rückgabe", "Lesen Sie [mehr dazu](article:secret). Kulanz gibt es auch.", key="returns")
    yield world
    shelf.forget()


def limit(audience="public", **limits):
    """Say whom the article is for."""
    article = Article.objects.get(key="secret")
    facts = Facts(category=article.category, audience=audience, owner=None, review_on=None, **limits)
    describe_article(article=article, facts=facts, by=SYSTEM)


def doors(client: Client, picture: str) -> dict[str, bytes]:
    """Return what a reader gets at every door through which an article can be seen."""
    form = {"subject": TEXT.title, "text": WORDS}
    pages = {
        "home": client.get("/de/"),
        "shelf": client.get("/de/category/account/"),
        "search": client.get("/de/search/", {"q": TEXT.title}),
        "typing": client.get("/de/search/", {"q": "kulanzreg"}, headers={"HX-Request": "true"}),
        "feed": client.get("/de/feed/"),
        "sitemap": client.get("/sitemap.xml"),
        "related": client.get("/de/article/rueckgabe/"),
        "article": client.get(ADDRESS),
        "old language": client.get(f"/en/article/{SLUG}/", follow=True),
        "suggestions": client.post("/de/request/answers/", form),
        "answer": client.post(reverse("portal:request_answer", args=["de", SLUG])),
        "picture": client.get(picture),
        "file": client.get(f"/media/articles/files/{ArticleFile.objects.get().pk}/"),
    }
    return {door: (b"" if answer.status_code >= 400 else answer.getvalue()) for door, answer in pages.items()}


def seen(client: Client, picture: str) -> set[str]:
    """Return the doors through which something of the article shows."""
    marks = (SECRET, WORDS, SLUG)
    found = doors(client, picture)
    shown = {door for door, page in found.items() if any(mark.encode() in page for mark in marks)}
    if found["picture"].startswith(b"\x89PNG"):
        shown.add("picture")
    # What was searched for stands in the search field; there it is the reader's own word.
    if shown & {"search"} and f"/article/{SLUG}/".encode() not in found["search"]:
        shown.discard("search")
    return shown


@pytest.fixture
def picture(world):  # noqa: ARG001  the article is there
    """Return the address of the article's picture."""
    image = add_image(
        article=Article.objects.get(key="secret"), name="lights", data=make_picture(), by=SYSTEM
    )
    return f"/media/articles/{image.file_name}"


OPEN = {"home", "shelf", "search", "typing", "related", "article", "suggestions", "answer", "picture", "file"}
EVERYWHERE = OPEN | {"feed", "sitemap"}


def as_(who: str, world) -> Client:
    """Return a browser in which somebody has signed in."""
    client = Client()
    enter(client, who, world)
    return client


def test_a_public_article_is_seen_through_every_door(picture):
    """The test looks at the right places."""
    assert seen(Client(), picture) == EVERYWHERE


def test_an_article_for_customers_is_seen_signed_in_only(world, picture):
    """And by no feed and no list for search engines, whoever asks for them."""
    limit("customers")
    assert seen(Client(), picture) == set()
    assert seen(as_("kim", world), picture) == OPEN


def test_an_article_for_a_segment_is_seen_by_its_customers_only(world, picture):
    """Nora is signed in as well and sees nothing of it."""
    vip = save_segment(name="VIP", addresses=["@turnierserver.example"], by=SYSTEM)
    limit("segment", segments=[vip])
    assert seen(Client(), picture) == set()
    assert seen(as_("nora", world), picture) == set()
    assert seen(as_("kim", world), picture) == OPEN


def test_an_article_for_agents_is_seen_by_no_customer(world, picture):
    """Agents see its picture, which their own pages show."""
    limit("agents")
    assert seen(as_("kim", world), picture) == set()
    assert seen(as_("ada", world), picture) == {"picture", "file"}


def test_an_article_of_another_brand_is_seen_under_its_name_only(world, picture, settings):
    """The same server under the other brand's name shows it, also to search engines."""
    settings.ALLOWED_HOSTS = ["testserver", "hilfe.zweit.example"]
    other = save_brand(
        name="Zweitmarke", support_address="hilfe@zweit.example", hosts="hilfe.zweit.example", by=SYSTEM
    )
    limit(brands=[other])
    assert seen(Client(), picture) == set()
    assert seen(as_("kim", world), picture) == set()
    assert seen(Client(headers={"host": "hilfe.zweit.example"}), picture) == EVERYWHERE


def what_is_said(answer) -> str:
    """Return a page from its main part on, without the tokens of its forms, which are never the same."""
    page = answer.content.decode().split("<main")[1]
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


@pytest.mark.usefixtures("world")
def test_absent_and_forbidden_answer_alike():
    """Nobody can try out titles; who is not signed in is told in both cases that signing in may help."""
    limit("customers")
    forbidden, absent = Client().get(ADDRESS), Client().get("/de/article/nichts-dergleichen/")
    assert forbidden.status_code == absent.status_code == 404
    assert what_is_said(forbidden).replace(SLUG, "nichts-dergleichen") == what_is_said(absent)
    assert f"/de/sign-in/?next={ADDRESS}".encode() in forbidden.content
    for path in (f"{ADDRESS}feedback/", reverse("portal:request_answer", args=["de", SLUG])):
        assert Client().post(path, {"helped": "yes"}).status_code == 404
    assert (ArticleFeedback.objects.count(), ArticleViews.objects.count()) == (0, 0)


def test_neither_caches_nor_search_engines_keep_it(world, picture):
    """The page says so in its headers and tells search engines nothing of itself."""
    limit("customers")
    kim = as_("kim", world)
    answer = kim.get(ADDRESS)
    assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert b"ld+json" not in answer.content
    assert b'rel="canonical"' not in answer.content
    assert kim.get(picture).headers["Cache-Control"].startswith("private")
    assert "private" in kim.get("/de/").headers["Cache-Control"]


def test_a_link_to_it_leaves_only_its_words(world):
    """What an author wrote as a link stays readable for those who may not follow it."""
    limit("customers")
    assert b"mehr dazu" in Client().get("/de/article/rueckgabe/").content
    assert f'href="{ADDRESS}"'.encode() in as_("kim", world).get("/de/article/rueckgabe/").content


def test_strangers_learn_that_signing_in_shows_more_and_nothing_else(world):
    """On the first page and where a search found nothing; not where there is nothing of the kind."""
    hint = "Einige Artikel sind nur für Kundinnen und Kunden."
    nothing = "/de/search/?q=xylofon"
    assert hint not in Client().get("/de/").content.decode()
    limit("customers")
    assert hint in Client().get("/de/").content.decode()
    assert "/de/sign-in/?next=/de/search/" in Client().get(nothing).content.decode()
    assert hint not in as_("kim", world).get("/de/").content.decode()
