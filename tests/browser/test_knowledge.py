"""Writing articles in a real browser: looks, pictures, preview, words that survive."""

from functools import partial

import pytest
from django.conf import settings
from playwright.sync_api import expect

from ruhepol.core.actors import SYSTEM
from ruhepol.demo.library import ARTICLES
from ruhepol.knowledge.models import Article, ArticleText
from ruhepol.knowledge.services.articles import Content, save_draft
from ruhepol.knowledge.services.gaps import record_gap
from ruhepol.knowledge.services.importing import import_folder
from ruhepol.knowledge.services.synonyms import save_synonyms
from ruhepol.knowledge.suggest import shelf
from tests.browser.looks import in_both_looks
from tests.browser.pasting import paste
from tests.factories.knowledge import make_article, make_wording, password_article
from tests.factories.pictures import make_picture
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    """Everybody, and an empty shelf."""
    shelf.forget()
    yield make_world()
    shelf.forget()


@pytest.fixture
def enter(enter, world):
    """Return the function that opens a page of the desk as Ben, who leads."""
    return partial(enter, world.ben)


@in_both_looks
def test_every_page_is_accessible_and_fits(enter, world, axe, screenshot, look) -> None:
    """No serious fault by axe and no sideways scrolling, in both languages and themes, narrow and wide."""
    language, theme, width = look
    import_folder(folder=ARTICLES, by=SYSTEM, owner=world.ben)
    changed = Article.objects.get(key="invoice-download")
    body = ArticleText.objects.get(article=changed, language="de").body
    new = Content(title="Rechnung finden und laden", body=body.replace("einzeln", "auch einzeln"))
    save_draft(article=changed, language="de", content=new, by=world.ada.actor)
    make_wording(changed, "Wo krieg ich den Beleg vom letzten Monat her?", used=True)
    make_wording(changed, "Brauche das PDF für die Steuer", source="chosen")
    save_synonyms(words=["PF", "Postfach", "mailbox"], by=SYSTEM)
    for words in ("faxnummer", "kündigung rechnung", "faxnummer"):
        record_gap(query=words, language="de")
    address = f"/desk/knowledge/{changed.pk}/"
    pages = {
        "list": "/desk/knowledge/",
        "waiting": "/desk/knowledge/?show=drafts",
        "none": "/desk/knowledge/?q=zitronenfalter",
        "editor": address,
        "new": "/desk/knowledge/new/?de=Faxnummer",
        "versions": f"{address}de/versions/",
        "wishes": "/desk/knowledge/wishes/",
        "health": "/desk/knowledge/health/",
        "synonyms": "/desk/knowledge/synonyms/",
        "categories": "/desk/knowledge/categories/",
        "category": "/desk/knowledge/categories/invoice/",
    }
    page = enter("/desk/knowledge/", language=language, theme=theme, width=width)
    for name, where in pages.items():
        page.goto(where)
        screenshot(page, f"knowledge-{name}-{language}-{theme}-{width}")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.fixture
def article():
    """A published article in both languages."""
    english = Content(title="Forgotten your password", body="Click on **Forgotten**.")
    return make_article("password", de=password_article(), en=english)


def test_the_preview_follows_the_typing(enter, article) -> None:
    """What is typed is drawn by the server as readers will see it."""
    page = enter(f"/desk/knowledge/{article.pk}/")
    page.locator("[name=en-body]").fill("## A new heading\n\n- first")
    expect(page.locator("#preview-en h2")).to_have_text("A new heading")
    expect(page.locator("#preview-en li")).to_have_text("first")


def test_words_from_a_word_processor_become_markdown(enter, article) -> None:
    """Formatted words are pasted as Markdown, plain ones are left to the browser."""
    page = enter(f"/desk/knowledge/{article.pk}/")
    body = page.locator("[name=en-body]")
    body.fill("")
    body.evaluate("""(area) => {
        area.focus();
        const data = new DataTransfer();
        data.setData("text/html", "<h2>Steps</h2><p><b>First</b> save.</p>");
        data.setData("text/plain", "Steps First save.");
        const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
        area.dispatchEvent(paste);
    }""")
    expect(body).to_have_value("## Steps\n\n**First** save.")


def test_unsaved_words_survive_a_reload_and_leave_when_saved(enter, article) -> None:
    """A closed lid loses nothing; what reached the server is not offered again."""
    page = enter(f"/desk/knowledge/{article.pk}/")
    body = page.locator("[name=en-body]")
    body.fill("Written before the lid closed.")
    expect(page.locator("[data-draft-state]")).to_contain_text("Kept on this device")
    page.reload()
    expect(body).to_have_value("Written before the lid closed.")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    page.reload()
    expect(page.locator("[data-draft-state]")).to_have_text("")


def test_an_expired_session_costs_no_word(enter, world, article) -> None:
    """Saving without a session leads to sign in and back, and what was typed is there."""
    page = enter(f"/desk/knowledge/{article.pk}/")
    page.locator("[name=en-body]").fill("Typed into the evening.")
    expect(page.locator("#preview-en")).to_contain_text("Typed into the evening.")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.keyboard.press("Control+s")
    page.get_by_label("E-mail").fill(world.ben.email)
    page.locator("[name=password]").fill("password")
    page.keyboard.press("Enter")
    expect(page.locator("[name=en-body]")).to_have_value("Typed into the evening.")
    expect(page.locator("#preview-en")).to_contain_text("Typed into the evening.")


def test_words_upon_an_older_version_are_offered_not_forced(enter, world, article) -> None:
    """A colleague saved meanwhile: the page shows theirs, mine are one click away."""
    page = enter(f"/desk/knowledge/{article.pk}/")
    page.locator("[name=en-body]").fill("Mine.")
    expect(page.locator("[data-draft-state]")).to_contain_text("Kept on this device")
    theirs = Content(title="Forgotten your password", body="Theirs.")
    save_draft(article=article, language="en", content=theirs, by=world.ada.actor)
    page.reload()
    expect(page.locator("[name=en-body]")).to_have_value("Theirs.")
    page.get_by_role("button", name="Bring them back").click()
    expect(page.locator("[name=en-body]")).to_have_value("Mine.")


def test_a_pasted_picture_is_there_at_once(enter, article) -> None:
    """It is uploaded, named at the cursor with words to replace, and seen in the preview."""
    page = enter(f"/desk/knowledge/{article.pk}/")
    page.locator("[name=en-body]").click()
    paste(page, "[name=en-body]", "Blue button.png", make_picture(colour="blue"))
    expect(page.locator("[name=en-body]")).to_have_value(
        "Click on **Forgotten**.![Describe the picture](image:blue-button)"
    )
    page.keyboard.type("The blue button")
    expect(page.locator("#preview-en img")).to_have_attribute("alt", "The blue button")
    expect(page.locator("#preview-en img")).to_have_js_property("complete", value=True)


def test_a_wrong_picture_is_refused_in_words(visit, enter, article) -> None:
    """The reason stands beside the pictures; the page stays."""
    visit.excuse("422")
    page = enter(f"/desk/knowledge/{article.pk}/")
    page.locator("#id_pictures").set_input_files(
        {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"}
    )
    expect(page.get_by_role("alert")).to_contain_text("SVG files may carry programs")


def test_a_phone_shows_one_language_at_a_time(enter, article) -> None:
    """The agent's own first, the other one tap away."""
    page = enter(f"/desk/knowledge/{article.pk}/", width=360)
    expect(page.locator("[name=en-title]")).to_be_visible()
    expect(page.locator("[name=de-title]")).to_be_hidden()
    page.get_by_role("group", name="What to show").locator("label").first.click()
    expect(page.locator("[name=de-title]")).to_be_visible()
    expect(page.locator("[name=en-title]")).to_be_hidden()
