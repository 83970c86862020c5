"""Writing articles."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Article, ArticleOverlap, ArticleText, ArticleVersion, Category, Synonyms
from ruhepol.knowledge.readers import visitor_of
from ruhepol.knowledge.services.articles import Content, archive_article, save_draft
from ruhepol.knowledge.services.feedback import record_feedback
from ruhepol.knowledge.services.gaps import record_gap
from ruhepol.knowledge.services.images import add_image
from ruhepol.knowledge.services.overlaps import find_overlaps
from ruhepol.knowledge.services.starting import draft_first_articles
from ruhepol.knowledge.suggest.suggesting import Context, suggest
from tests.factories.knowledge import make_article, make_text, make_wording, password_article
from tests.factories.people import make_brand
from tests.factories.pictures import make_picture
from tests.workspace.pages import swap, text

pytestmark = pytest.mark.django_db
WORDS = {"de-title": "Rechnung finden", "de-body": "Im **Konto**."}


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
    ada.post("/desk/knowledge/new/", form(shelf, **WORDS))
    article = Article.objects.get()
    assert not ArticleText.objects.published().exists()
    ada.post(f"/desk/knowledge/{article.pk}/", form(shelf, **WORDS, **{"de-seen": 1, "then": "publish"}))
    assert ArticleText.objects.published().get().title == "Rechnung finden"
    later = form(shelf, **{**WORDS, "de-title": "Rechnungen finden", "de-seen": 1})
    ada.post(f"/desk/knowledge/{article.pk}/", later)
    assert ArticleText.objects.published().get().title == "Rechnung finden"
    assert "changes waiting" in text(ada.get("/desk/knowledge/"))
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


def test_pasted_html_becomes_markdown(ada):
    """What was copied elsewhere comes back as an author would write it."""
    pasted = {"html": "<h2 class=x>Schritte</h2><ol><li>Eins<script>x()</script></li></ol>"}
    assert ada.post("/desk/knowledge/from-html/", pasted).content.decode() == "## Schritte\n\n1. Eins"


def test_the_list_says_what_is_missing(ada, shelf):
    """A language that is not there, and search by title."""
    ada.post("/desk/knowledge/new/", form(shelf, **{"de-title": "Nur deutsch", "de-body": "Text"}))
    assert "Nur deutsch draft missing" in text(ada.get("/desk/knowledge/"))
    assert "Nur deutsch" not in text(ada.get("/desk/knowledge/?q=etwas"))


def test_typing_swaps_only_the_list(ada):
    """Htmx gets the table, not the page."""
    make_article()
    part = ada.get("/desk/knowledge/?q=passwort", headers=swap("list")).content.decode()
    assert "Passwort vergessen" in part
    assert "<html" not in part


def test_archiving_takes_an_article_from_the_readers(ada):
    """And publishing brings it back."""
    article = draft_first_articles(by=SYSTEM)[0]
    ada.post(f"/desk/knowledge/{article.pk}/archive/")
    article.refresh_from_db()
    assert article.state == Article.State.ARCHIVED


def test_the_editor_shows_both_languages_as_readers_see_them(ada):
    """Fields, previews with pictures and links, and where visitors read it."""
    article = make_article("router", de=Content(title="Router", body="![Lämpchen](image:lights)"))
    image = add_image(article=article, name="lights", data=make_picture(), by=SYSTEM)
    page = ada.get(f"/desk/knowledge/{article.pk}/").content.decode()
    assert f'src="/media/articles/{image.file_name}" alt="Lämpchen" width="40"' in page
    assert 'name="en-body"' in page
    assert 'href="/de/article/router/"' in page


def test_facts_are_kept_with_the_texts(ada, world, shelf):
    """Owner and review date are one form with the words."""
    article = make_article()
    sent = form(shelf, **WORDS, **{"de-seen": 1, "owner": world.ben.pk, "review_on": "2027-05-01"})
    assert ada.post(f"/desk/knowledge/{article.pk}/", sent).status_code == 302
    article.refresh_from_db()
    assert (article.category, article.owner, str(article.review_on)) == (shelf, world.ben, "2027-05-01")


def test_a_colleagues_newer_version_is_not_buried(ada, shelf):
    """The words stay on the page, the reason too; saving once more is a decision."""
    article = make_article()
    sent = form(shelf, **WORDS, **{"de-seen": 0})
    refused = ada.post(f"/desk/knowledge/{article.pk}/", sent)
    assert refused.status_code == 422
    assert "Somebody saved another version meanwhile" in text(refused)
    assert 'name="de-seen" value="1"' in refused.content.decode()
    assert WORDS["de-body"] in text(refused)
    assert ada.post(f"/desk/knowledge/{article.pk}/", {**sent, "de-seen": 1}).status_code == 302


def test_a_translation_that_fits_is_confirmed_while_saving(ada, shelf):
    """The button saves what was typed and takes the mark away."""
    english = Content(title="Forgotten your password", body="Click.")
    article = make_article(de=password_article(), en=english)
    ArticleVersion.objects.update(saved_at=clock.now() - timedelta(days=1))
    save_draft(article=article, language="de", content=Content(title="Neu", body="Neu."), by=SYSTEM)
    address = f"/desk/knowledge/{article.pk}/"
    assert "The other language has changed since." in text(ada.get(address))
    words = {"de-title": "Neu", "de-body": "Neu.", "en-title": english.title, "en-body": english.body}
    ada.post(address, form(shelf, **words, **{"de-seen": 2, "en-seen": 1, "then": "fits-en"}))
    assert "The other language has changed since." not in text(ada.get(address))


def test_versions_are_compared_and_restored(ada, shelf):
    """What changed is marked; an old version becomes the newest, unpublished."""
    article = make_article()
    ada.post(f"/desk/knowledge/{article.pk}/", form(shelf, **WORDS, **{"de-seen": 1}))
    address = f"/desk/knowledge/{article.pk}/de/versions/"
    page = text(ada.get(address))
    assert "new: Im **Konto**." in page
    assert "gone: # Neues Passwort" in page
    ada.post(f"{address}1/restore/")
    assert ArticleVersion.objects.order_by("-number")[0].title == "Passwort vergessen"
    assert ada.get(f"/desk/knowledge/{article.pk}/en/versions/").status_code == 404


def test_pictures_are_added_and_removed_without_script(ada):
    """A form like any other; what is refused is said."""
    article = make_article()
    files = [SimpleUploadedFile("Knopf.png", make_picture()), SimpleUploadedFile("x.svg", b"<svg/>")]
    answer = ada.post(f"/desk/knowledge/{article.pk}/images/", {"uploads": files}, follow=True)
    image = article.images.get()
    assert image.name == "knopf"
    assert "x.svg: SVG files may carry programs" in text(answer)
    ada.post(f"/desk/knowledge/{article.pk}/images/{image.pk}/remove/")
    assert not article.images.exists()


def test_partners_read_and_do_not_write(pia):
    """They see what is published, inner articles too, and no field."""
    article = make_article(audience=Article.Audience.AGENTS)
    page = pia.get(f"/desk/knowledge/{article.pk}/")
    assert "Klicken Sie auf" in text(page)
    assert "<textarea" not in page.content.decode()
    assert pia.post(f"/desk/knowledge/{article.pk}/").status_code == 403
    archive_article(article=article, by=SYSTEM)
    assert pia.get(f"/desk/knowledge/{article.pk}/").status_code == 404


@pytest.mark.usefixtures("shelf")
def test_a_wish_begins_an_article_or_is_dismissed(ada):
    """The searched words are the first title."""
    gap = record_gap(query="faxnummer", language="de")
    assert "faxnummer German 1" in text(ada.get("/desk/knowledge/wishes/"))
    assert 'value="faxnummer"' in ada.get("/desk/knowledge/new/?de=faxnummer").content.decode()
    ada.post(f"/desk/knowledge/wishes/{gap.pk}/dismiss/")
    assert "Nothing was looked for in vain" in text(ada.get("/desk/knowledge/wishes/"))


def test_what_ails_articles_is_shown_and_mended(ada):
    """A doubted article, a pair that contradicts itself and one that is due each have their act."""
    short, long = (
        make_text(title, f"Binnen {days} Tagen.")
        for title, days in (("Wie lange zurückgeben?", 14), ("Zurückgeben: wie lange?", 30))
    )
    find_overlaps(article_id=long.article_id)
    for reader in "abc":
        record_feedback(text=short, reader=reader, helped=False, reason="wrong", comment="Falsch!", by=SYSTEM)
    Article.objects.filter(pk=long.article_id).update(review_on=clock.now().date())
    page = text(ada.get("/desk/knowledge/health/"))
    assert "Not helped: 3 of 3" in page
    assert "Something is wrong or out of date (3)" in page
    assert "14 Tagen" in page
    ada.post(f"/desk/knowledge/{long.article_id}/still-right/")
    assert Article.objects.get(pk=long.article_id).review_on > clock.now().date()
    [overlap] = ArticleOverlap.objects.all()
    ada.post(f"/desk/knowledge/health/{overlap.pk}/keep/{long.article_id}/")
    assert Article.objects.get(pk=short.article_id).state == Article.State.ARCHIVED
    assert ada.get("/de/article/wie-lange-zurueckgeben/").headers["location"] == (
        "/de/article/zurueckgeben-wie-lange/"
    )


def test_a_pair_may_be_right_as_it_is(ada):
    """It leaves the list; a page without findings says so."""
    short = make_text("Wie lange zurückgeben?", "Binnen 14 Tagen.")
    make_text("Zurückgeben: wie lange?", "Binnen 30 Tagen.")
    [overlap] = find_overlaps(article_id=short.article_id)
    ada.post(f"/desk/knowledge/health/{overlap.pk}/dismiss/")
    assert "Nothing to mend" in text(ada.get("/desk/knowledge/health/"))


def test_leads_arrange_categories(ben, shelf):
    """Made, renamed, taken away while empty; wrong entries stay on the page."""
    words = {"name_de": "Geräte", "name_en": "Devices", "icon": "phone", "position": 3}
    assert ben.post("/desk/knowledge/categories/new/", {**words, "name_en": ""}).status_code == 422
    ben.post("/desk/knowledge/categories/new/", words)
    ben.post("/desk/knowledge/categories/devices/", {**words, "name_de": "Technik"})
    assert "Technik Devices 0" in text(ben.get("/desk/knowledge/categories/"))
    ben.post("/desk/knowledge/categories/devices/delete/")
    assert Category.objects.get() == shelf
    make_article()
    assert "Move them first" in text(ben.post("/desk/knowledge/categories/account/delete/", follow=True))


def test_a_category_s_icon_is_chosen_by_its_looks(ben, shelf):
    """Each icon is drawn beside its choice, and the present one is chosen."""
    page = ben.get(f"/desk/knowledge/categories/{shelf.slug}/").content.decode()
    [group] = re.findall(r'<div class="icon-choices">(.*?)</div>', page, re.DOTALL)
    drawn = re.findall(
        r'<label title="[^"]+"><input type="radio" name="icon" value="([a-z0-9-]+)".*?<svg', group
    )
    assert {"book-open", "lightbulb", "user"} <= set(drawn)
    assert re.findall(r'value="([a-z0-9-]+)"[^>]* checked', group) == [shelf.icon]


def test_a_fresh_installation_leads_to_the_first_category(ada, ben):
    """Without a category no article can stand anywhere; who may, makes one."""
    assert ben.get("/desk/knowledge/new/").url == "/desk/knowledge/categories/new/"
    assert ada.get("/desk/knowledge/new/").url == "/desk/knowledge/"


def test_the_pages_cost_few_questions_whatever_there_is(ada, django_assert_max_num_queries):
    """List and editor do not ask more for more articles, versions and pictures."""
    for n in range(5):
        article = make_article(f"a{n}", de=password_article(), en=Content(title="E", body=f"{n}"))
        add_image(article=article, name="a", data=make_picture(), by=SYSTEM)
    for address, most in (("/desk/knowledge/", 10), (f"/desk/knowledge/{article.pk}/", 20)):
        ada.get(address)
        with django_assert_max_num_queries(most):
            ada.get(address)


def test_an_author_sees_how_customers_ask_and_takes_words_away(ada):
    """Those in use before those that wait; what is taken away is gone from the page."""
    article = make_article()
    used = make_wording(article, "Kiste klemmt", used=True)
    make_wording(article, "Nix geht mehr", source="silent")
    page = text(ada.get(f"/desk/knowledge/{article.pk}/"))
    assert page.index("Kiste klemmt") < page.index("in use") < page.index("Nix geht mehr")
    assert "waits for a second voice" in page
    address = f"/desk/knowledge/{article.pk}/wordings/{used.pk}/drop/"
    left = ada.post(address, headers=swap("wordings"))
    assert "Kiste klemmt" not in text(left)
    assert "Nix geht mehr" in text(left)
    assert ada.post(address).status_code == 404


def test_leads_arrange_words_that_mean_the_same(ben):
    """Suggestions understand the next question with them; one word alone is none."""
    article = make_text("Postfach ist voll", "Löschen Sie alte Nachrichten.").article
    assert not suggest("PF randvoll", "de")
    alone = ben.post("/desk/knowledge/synonyms/", {"words": "PF, pf"})
    assert alone.status_code == 422
    assert "Name at least two words" in text(alone)
    ben.post("/desk/knowledge/synonyms/", {"words": "PF, Postfach"})
    assert [each.id for each in suggest("PF randvoll", "de")] == [article.pk]
    held = Synonyms.objects.get()
    ben.post(f"/desk/knowledge/synonyms/{held.pk}/", {"words": "PF, Postfach, Mailbox"})
    assert "PF, Postfach, Mailbox" in text(ben.get("/desk/knowledge/synonyms/"))
    ben.post(f"/desk/knowledge/synonyms/{held.pk}/delete/")
    assert not suggest("PF randvoll", "de")
    assert ben.get(f"/desk/knowledge/synonyms/{held.pk}/").status_code == 404


def test_a_brands_words_are_its_own(ben):
    """With two brands a group belongs to one of them, or to all."""
    make_brand()
    other = make_brand(key="zweite", name="Zweite", support_address="hilfe@zweite.example")
    make_text("Postfach ist voll", "Löschen Sie alte Nachrichten.")
    ben.post("/desk/knowledge/synonyms/", {"words": "PF, Postfach", "brand": other.pk})
    assert not suggest("PF randvoll", "de")
    assert suggest("PF randvoll", "de", Context(reader=visitor_of(other)))
    page = text(ben.get("/desk/knowledge/synonyms/"))
    assert "Zweite" in page
