"""Writing articles."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Article, ArticleText, Category
from ruhepol.knowledge.services.starting import draft_first_articles
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(db):  # noqa: ARG001  a shelf is a row
    """A shelf to put articles on."""
    return Category.objects.create(slug="invoices", name_de="Rechnungen", name_en="Invoices")


def form(shelf, **texts):
    """Return what the editor sends: both languages, mostly empty."""
    empty = {
        f"{code}-{name}": "" for code in ("de", "en") for name in ("title", "summary", "body", "keywords")
    }
    return {"category": shelf.pk, "audience": "public", **empty, **texts}


def test_a_draft_is_seen_by_no_reader_until_it_is_published(ada, shelf):
    """Saving keeps, publishing shows."""
    words = {"de-title": "Rechnung finden", "de-body": "Im **Konto**."}
    ada.post("/desk/knowledge/new/", form(shelf, **words))
    article = Article.objects.get()
    assert not ArticleText.objects.published().exists()
    ada.post(f"/desk/knowledge/{article.pk}/", form(shelf, **words, publish="yes"))
    assert ArticleText.objects.published().get().title == "Rechnung finden"
    later = form(shelf, **{**words, "de-title": "Rechnungen finden"})
    ada.post(f"/desk/knowledge/{article.pk}/", later)
    assert ArticleText.objects.published().get().title == "Rechnung finden"
    assert "changes not published" in text(ada.get("/desk/knowledge/"))
    assert "Rechnungen finden" in ada.get(f"/desk/knowledge/{article.pk}/").content.decode()


def test_nothing_written_is_said_and_nothing_made(ada, shelf):
    """An article needs one language at least, and a language title and text."""
    assert ada.post("/desk/knowledge/new/", form(shelf)).status_code == 422
    half = ada.post("/desk/knowledge/new/", form(shelf, **{"en-body": "Only text"}))
    assert "A title is missing." in text(half)
    assert "Only text" in text(half)
    assert not Article.objects.exists()


def test_the_preview_shows_clean_html_and_keeps_nothing(ada):
    """What an author pastes cannot run in a colleague's browser."""
    body = ada.post("/desk/knowledge/preview/de/", {"de-body": "## Hallo\n<script>alert(1)</script>"})
    shown = body.content.decode()
    assert "Hallo</h2>" in shown
    assert "<script" not in shown


def test_the_list_says_what_is_missing(ada, shelf):
    """A language that is not there, and search by title."""
    ada.post("/desk/knowledge/new/", form(shelf, **{"de-title": "Nur deutsch", "de-body": "Text"}))
    page = text(ada.get("/desk/knowledge/"))
    assert "English is missing" in page
    assert "Nur deutsch" not in text(ada.get("/desk/knowledge/?q=etwas"))


def test_archiving_takes_an_article_from_the_readers(ada):
    """And publishing brings it back."""
    article = draft_first_articles(by=SYSTEM)[0]
    ada.post(f"/desk/knowledge/{article.pk}/archive/")
    article.refresh_from_db()
    assert article.state == Article.State.ARCHIVED
