"""The help centre in a real browser: looks, keyboard, reading and judging."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import expect
from whitenoise.compress import Compressor

from ruhepol.core.actors import SYSTEM
from ruhepol.demo.library import ARTICLES
from ruhepol.knowledge.models import ArticleFeedback, ArticleText
from ruhepol.knowledge.services.articles import Content
from ruhepol.knowledge.services.feedback import record_feedback
from ruhepol.knowledge.services.importing import import_folder
from ruhepol.knowledge.suggest import shelf
from tests.browser.looks import in_both_looks
from tests.factories.knowledge import make_article, make_text, password_article
from tests.factories.people import make_brand

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = {
    "home": "",
    "category": "category/server/",
    "article": {"de": "article/mein-server-startet-nicht/", "en": "article/my-server-does-not-start/"},
    "search": {"de": "search/?q=rechnung", "en": "search/?q=invoice"},
    "nothing": "search/?q=zitronenfalter",
    "missing": "article/nowhere/",
}


@pytest.fixture
def help_centre():
    """The demo company's articles, two of which readers said helped."""
    shelf.forget()
    make_brand()
    import_folder(folder=ARTICLES, by=SYSTEM)
    for text in ArticleText.objects.filter(article__key__in=["server-disk-full", "invoice-download"]):
        record_feedback(text=text, reader="r", helped=True, by=SYSTEM)
    yield
    shelf.forget()


@pytest.mark.usefixtures("help_centre")
@in_both_looks
def test_every_page_is_accessible_and_fits(visit, axe, screenshot, look: tuple[str, str, int]) -> None:
    """No serious fault by axe and no sideways scrolling, in both languages and themes, narrow and wide."""
    language, theme, width = look
    visit.excuse("404")
    page = visit(f"/{language}/", width=width, theme=theme, language=language)
    for name, rest in PAGES.items():
        page.goto(f"/{language}/{rest if isinstance(rest, str) else rest[language]}")
        screenshot(page, f"help-{name}-{language}-{theme}-{width}")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.usefixtures("help_centre")
@pytest.mark.parametrize("first", ["/de/", "/de/article/mein-server-startet-nicht/"])
def test_a_first_visit_is_light(visit, first: str) -> None:
    """All that a browser fetches, pages and files as small as they are served: 60 kB, and some to spare."""
    page, fetched = visit("about:blank"), []
    page.on("response", lambda response: fetched.append(response))  # noqa: PLW0108  a built-in cannot be wrapped
    page.goto(first, wait_until="networkidle")
    page.wait_for_function("() => [...document.fonts].some(({ status }) => status === 'loaded')")
    sizes = {response.url: _size(response) for response in fetched}
    assert {"document", "stylesheet", "script", "font"} <= {one.request.resource_type for one in fetched}
    assert sum(sizes.values()) <= 54_000, sizes


def _size(response) -> int:
    """Return the bytes of an answer with its headers; the live server alone does not compress our files."""
    sizes, name = response.request.sizes(), urlsplit(response.url).path
    body = response.body()
    if not name.startswith(settings.STATIC_URL):
        assert response.headers["content-encoding"] == "gzip"
        return sizes["responseBodySize"] + sizes["responseHeadersSize"]
    packed = Compressor.compress_gzip(body) if Compressor().should_compress(name) else body
    return min(len(packed), len(body)) + sizes["responseHeadersSize"]


@pytest.fixture
def passwords():
    """One article in both languages and one in English."""
    shelf.forget()
    make_brand()
    make_article(
        "password", de=password_article(), en=Content(title="Forgotten your password", body="Click.")
    )
    make_text("Restart a server", language="en")
    yield
    shelf.forget()


@pytest.mark.usefixtures("passwords")
def test_results_follow_the_typing(visit) -> None:
    """Typing into the search swaps the list without a new page; the words stay in the box."""
    page = visit("/en/search/", language="en")
    page.get_by_role("searchbox").press_sequentially("forgot passw")
    expect(page.get_by_role("link", name="Forgotten your password")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("forgot passw")


@pytest.mark.usefixtures("passwords")
def test_on_a_phone_the_form_leads_to_its_answers(visit) -> None:
    """They stand below the form there: a line under the words says how many, and goes to them."""
    page = visit("/en/request/", width=360, language="en")
    page.get_by_label("In one sentence").fill("I have forgotten my password")
    page.get_by_role("link", name="Answers that may fit: 1").click()
    expect(page.get_by_text("Forgotten your password")).to_be_in_viewport()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.get_by_role("link", name="Answers that may fit: 1")).to_be_hidden()


@pytest.mark.usefixtures("passwords")
def test_a_verdict_is_asked_for_its_reason(visit) -> None:
    """No asks what went wrong; sending it thanks, and the verdict is kept."""
    page = visit("/en/article/restart-a-server/")
    page.get_by_role("button", name="No", exact=True).click()
    page.get_by_label("I do not understand it").check()
    page.get_by_label("What was missing or wrong?").fill("A picture")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Whoever owns this article reads it.")).to_be_visible()
    verdict = ArticleFeedback.objects.get(comment="A picture")
    assert (verdict.helped, verdict.reason) == (False, "unclear")


@pytest.mark.usefixtures("passwords")
def test_a_video_asks_nobody_before_the_click(visit) -> None:
    """The player's host hears of the reader only when play is pressed."""
    make_text("Film", "[Film ansehen](https://www.youtube.com/watch?v=abcdefghijk)")
    visit.excuse("ERR_FAILED")
    page = visit("/de/", language="de")
    player, asked = "https://www.youtube-nocookie.com/", []
    page.route(f"{player}**", lambda route: route.abort())
    page.on("request", lambda request: request.url.startswith(player) and asked.append(request.url))
    page.goto("/de/article/film/")
    expect(page.get_by_text("wird der Anbieter des Videos kontaktiert")).to_be_visible()
    assert asked == []
    with page.expect_request(f"{player}**"):
        page.get_by_role("link", name="Film ansehen").click()
    expect(page.locator("iframe")).to_have_attribute("title", "Film ansehen")
    assert [url.split("?")[0] for url in asked] == [f"{player}embed/abcdefghijk"]


@pytest.mark.usefixtures("passwords")
def test_the_other_language_is_one_click_away(visit) -> None:
    """The switch leads to the same article, not to the first page."""
    page = visit("/de/article/passwort-vergessen/", language="de")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Forgotten your password")
