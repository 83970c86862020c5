"""The help centre as its visitors and search engines see it."""

import gzip
import json
import re
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from django.test import Client

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Article, ArticleFeedback, ArticleViews, SearchGap
from ruhepol.knowledge.readers import VISITOR, texts_for
from ruhepol.knowledge.services.articles import Content, archive_article, publish_article, save_draft
from ruhepol.knowledge.suggest import shelf
from tests.factories.knowledge import make_article, make_text
from tests.factories.people import make_brand

pytestmark = pytest.mark.django_db

GERMAN = Content(
    title="Passwort vergessen", summary="So geht es.", body="Klicken Sie auf **neu**.", keywords="kennwort"
)
ENGLISH = Content(title="Forgotten password", body="Click **new**.", keywords="login")
ATOM, SITEMAP, XHTML = (
    "{http://www.w3.org/2005/Atom}",
    "{http://www.sitemaps.org/schemas/sitemap/0.9}",
    "{http://www.w3.org/1999/xhtml}",
)
FILM = "[Film](https://www.youtube.com/watch?v=abcdefghijk)"


@pytest.fixture(autouse=True)
def _help():
    """One brand, one article in both languages, and a fresh shelf."""
    shelf.forget()
    make_brand()
    make_article("password", de=GERMAN, en=ENGLISH)
    yield
    shelf.forget()


def test_pages_are_compressed_for_whoever_takes_that(client: Client) -> None:
    """A quarter of the bytes on the way, and caches keep both apart."""
    packed = client.get("/de/", headers={"accept-encoding": "gzip"})
    assert (packed["Content-Encoding"], "Accept-Encoding" in packed["Vary"]) == ("gzip", True)
    assert len(packed.content) < len(gzip.decompress(packed.content)) / 2
    assert "Content-Encoding" not in client.get("/de/")


def test_the_root_leads_to_the_readers_language(client: Client) -> None:
    """A German browser lands on the German help centre, an English one on the English."""
    assert client.get("/", headers={"accept-language": "de"}).headers["location"] == "/de/"
    assert client.get("/", headers={"accept-language": "en"}).headers["location"] == "/en/"


def test_the_first_page_offers_search_topics_and_a_person(client: Client) -> None:
    """Nobody is left without a next step."""
    page = client.get("/de/").content.decode()
    assert 'action="/de/search/"' in page
    assert "/de/category/account/" in page
    assert "/de/article/passwort-vergessen/" in page
    assert "/de/request/" in page


def test_a_house_without_articles_leads_to_the_request_form(client: Client) -> None:
    """An empty help centre is no dead end."""
    archive_article(article=Article.objects.get(), by=SYSTEM)
    page = client.get("/en/").content.decode()
    assert "No articles yet" in page
    assert "/en/request/" in page


def test_an_article_is_readable_and_names_its_other_language(client: Client) -> None:
    """The page carries the text, a canonical address and the way to the same article in English."""
    page = client.get("/de/article/passwort-vergessen/").content.decode()
    assert "<strong>neu</strong>" in page
    assert '<link rel="canonical" href="http://testserver/de/article/passwort-vergessen/">' in page
    assert 'hreflang="en" href="http://testserver/en/article/forgotten-password/"' in page
    assert '<a href="/en/article/forgotten-password/" hreflang="en"' in page
    assert '<meta name="description" content="So geht es.">' in page


def test_an_address_of_the_other_language_leads_to_the_article(client: Client) -> None:
    """Changing only /de/ to /en/ in the address bar still arrives."""
    answer = client.get("/en/article/passwort-vergessen/")
    assert answer.headers["location"] == "/en/article/forgotten-password/"


def test_an_old_address_leads_to_the_renamed_article(client: Client) -> None:
    """A new title brings a new address; the old one redirects for good, in its language and in the other."""
    article = Article.objects.get()
    renamed = Content(title="Kennwort verloren", body="Neu.")
    save_draft(article=article, language="de", content=renamed, by=SYSTEM)
    publish_article(article=article, by=SYSTEM)
    answer = client.get("/de/article/passwort-vergessen/")
    assert (answer.status_code, answer.headers["location"]) == (301, "/de/article/kennwort-verloren/")
    assert (
        client.get("/en/article/passwort-vergessen/").headers["location"] == "/en/article/forgotten-password/"
    )
    make_text("Passwort vergessen", key="second")
    assert client.get("/de/article/passwort-vergessen-2/").status_code == 200


def test_search_engines_are_told_what_the_page_is(client: Client) -> None:
    """Article, way and, where headings ask, questions with their answers; no word of it ends the script."""
    make_text("</script><b>", "## Wie lange?\n\nZwei **Tage**.\n\n## Was kostet es?\n\nNichts.")
    page = client.get("/de/article/scriptb/").content.decode()
    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    article, way, questions = json.loads(script)
    assert (article["headline"], article["inLanguage"]) == ("</script><b>", "de")
    assert way["itemListElement"][1]["name"] == "Kundenkonto"
    assert [(each["name"], each["acceptedAnswer"]["text"]) for each in questions["mainEntity"]] == [
        ("Wie lange?", "Zwei Tage."),
        ("Was kostet es?", "Nichts."),
    ]


def test_a_feed_lists_what_has_changed(client: Client) -> None:
    """Feed readers get the public articles of the language, newest first, and nothing of the agents'."""
    make_text("Neu dazu")
    make_text("Kulanz intern", audience=Article.Audience.AGENTS)
    feed = client.get("/de/feed/")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    entries = fromstring(feed.content).findall(f"{ATOM}entry")  # noqa: S314  our own
    assert sorted(each.findtext(f"{ATOM}title") for each in entries) == ["Neu dazu", "Passwort vergessen"]
    for each in entries:
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated")).tzinfo
        assert client.get(urlsplit(each.find(f"{ATOM}link").get("href")).path).status_code == 200


def test_a_link_by_key_leads_to_the_article_in_the_readers_language(client: Client) -> None:
    """Authors link by key; a link to what visitors cannot read stays plain words."""
    body = "Siehe [Kennwort](article:password) und [Inneres](article:inner)."
    make_article("inner", audience=Article.Audience.AGENTS, de=Content(title="Inneres", body="x"))
    make_text("Verweis", body)
    page = client.get("/de/article/verweis/").content.decode()
    assert 'Siehe <a href="/de/article/passwort-vergessen/"' in page
    assert "und Inneres." in page


@pytest.mark.parametrize("address", ["/de/article/gibt-es-nicht/", "/de/category/nowhere/"])
def test_what_does_not_exist_says_so_and_leads_on(client: Client, address: str) -> None:
    """A wrong address answers 404 with search and the way to a person."""
    answer = client.get(address)
    assert answer.status_code == 404
    assert "/de/request/" in answer.content.decode()


def test_inner_articles_do_not_exist_for_visitors(client: Client) -> None:
    """Neither by address, list, search nor sitemap does an agents' article show."""
    make_text("Kulanz intern", "Geheimes.", audience=Article.Audience.AGENTS)
    assert client.get("/de/article/kulanz-intern/").status_code == 404
    for address in ("/de/", "/de/category/account/", "/de/search/?q=kulanz+geheimes", "/sitemap.xml"):
        assert "kulanz-intern" not in client.get(address).content.decode()


def test_search_finds_marks_and_counts(client: Client) -> None:
    """A search lists the article with its matching words marked."""
    page = client.get("/de/search/", {"q": "klicken"}).content.decode()
    assert "<mark>Klicken</mark>" in page
    assert "Ein Artikel" in page


def test_a_search_without_a_hit_is_counted_and_leads_on(client: Client) -> None:
    """Nothing found becomes a wish for an article; while typing it does not."""
    client.get("/de/search/", {"q": "zitronenfal"}, headers={"HX-Request": "true"})
    assert not SearchGap.objects.exists()
    page = client.get("/de/search/", {"q": "Zitronenfalter"}).content.decode()
    assert SearchGap.objects.get().query == "zitronenfalter"
    assert "/de/request/" in page
    assert "/de/category/account/" in page


def test_what_was_searched_is_shown_as_text(client: Client) -> None:
    """A search cannot put markup into the page."""
    page = client.get("/en/search/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page


def test_a_verdict_works_without_script(client: Client) -> None:
    """Yes and no are plain forms; no asks what was missing; the same reader has one voice."""
    address = "/de/article/passwort-vergessen/feedback/"
    answer = client.post(address, {"helped": "yes"})
    assert answer.headers["location"] == "/de/article/passwort-vergessen/?said=yes#feedback"
    answer = client.post(address, {"helped": "no"}, follow=True)
    assert "Was hat gefehlt" in answer.content.decode()
    assert "Ich habe es getan, und es hat nicht geholfen" in answer.content.decode()
    client.post(address, {"helped": "no", "comment": "Ein Bild", "reason": "unclear"})
    verdict = ArticleFeedback.objects.get()
    assert (verdict.helped, verdict.reason, verdict.comment) == (False, "unclear", "Ein Bild")


def test_people_who_read_are_counted_and_robots_are_not(client: Client) -> None:
    """Nor is the same reader who comes back from a verdict, nor a page fetched ahead."""
    address = "/de/article/passwort-vergessen/"
    client.get(address)
    client.get(f"{address}?said=yes")
    client.get(address, headers={"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"})
    client.get(address, headers={"sec-purpose": "prefetch;prerender"})
    client.head(address)
    assert ArticleViews.objects.get().count == 1


def test_reading_sets_no_cookie(client: Client) -> None:
    """Nobody is marked for reading; the first verdict gives a random word."""
    for address in ("/de/", "/de/search/?q=passwort"):
        client.get(address)
    assert "ruhepol_device" not in client.cookies


def test_only_a_page_with_a_video_may_frame_its_host(client: Client) -> None:
    """The policy opens for the player on this page alone; no frame is there before a click."""
    make_text("Film", FILM)
    with_video, without = (client.get(f"/de/article/{slug}/") for slug in ("film", "passwort-vergessen"))
    assert "youtube-nocookie" in with_video.headers["Content-Security-Policy"]
    assert "youtube" not in without.headers["Content-Security-Policy"]
    assert "<iframe" not in with_video.content.decode()


def test_search_engines_find_every_article_in_both_languages(client: Client) -> None:
    """The sitemap lists all public texts with their alternates, robots.txt names it and closes the rest."""
    sitemap = client.get("/sitemap.xml")
    assert sitemap.headers["content-type"] == "application/xml"
    listed = fromstring(sitemap.content).findall(f"{SITEMAP}url")  # noqa: S314  our own
    assert len(listed) == texts_for(VISITOR).count() == 2
    for each in listed:
        others = {link.get("hreflang"): link.get("href") for link in each.findall(f"{XHTML}link")}
        assert others["en"] == "http://testserver/en/article/forgotten-password/"
        assert each.findtext(f"{SITEMAP}loc") in others.values()
        assert all(client.get(urlsplit(address).path).status_code == 200 for address in others.values())
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /desk/" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots


@pytest.mark.parametrize(
    ("address", "most"), [("/de/", 7), ("/de/category/account/", 5), ("/de/search/?q=x", 7)]
)
def test_pages_of_the_help_centre_need_few_queries(
    client: Client, django_assert_max_num_queries, address: str, most: int
) -> None:
    """The number of queries does not grow with the number of articles."""
    for number in range(12):
        make_text(f"Artikel {number}")
    client.get(address)
    with django_assert_max_num_queries(most):
        client.get(address)
