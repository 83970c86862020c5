"""Sections, files and reviews on the agents' pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import ArticleFile, ArticleReview, Section
from ruhepol.knowledge.services.articles import Content, save_draft
from ruhepol.knowledge.services.missing import find_missing_answers
from ruhepol.knowledge.services.overlaps import find_overlaps
from ruhepol.knowledge.services.sections import save_section
from tests.factories.knowledge import make_article, make_category, make_text
from tests.factories.people import make_identity
from tests.factories.tickets import make_ticket
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db
ORDER = "/desk/knowledge/categories/account/order/"


def test_a_button_moves_a_line_one_step(ben):
    """An article goes below a heading, and up again; the ends stay ends."""
    one, two = make_text("Eins").article, make_text("Zwei").article
    section = save_section(category=make_category(), name_de="Mehr", name_en="More", by=SYSTEM)
    marks = [f"a{one.pk}", f"a{two.pk}", f"s{section.pk}"]
    assert "Down: Eins" in ben.get(ORDER).content.decode()
    ben.post(ORDER, {"order": marks, "move": f"a{two.pk}:down"})
    two.refresh_from_db()
    assert two.section == section
    ben.post(ORDER, {"order": [marks[0], marks[2], marks[1]], "move": f"a{one.pk}:up"})
    one.refresh_from_db()
    assert (one.section, one.position) == (None, 0)


def test_a_dragged_order_is_taken_as_it_is_sent(ben):
    """The form names every line in its new place; what makes no sense is passed over."""
    one, two = make_text("Eins").article, make_text("Zwei").article
    ben.post(ORDER, {"order": [f"a{two.pk}", "x", "a", f"a{one.pk}"]})
    assert [article.pk for article in make_category().articles.all()] == [two.pk, one.pk]


def test_a_section_is_put_up_renamed_and_taken_away(ben):
    """Its articles stay; both names are needed."""
    make_category()
    sections = "/desk/knowledge/categories/account/sections/"
    assert ben.post(sections, {"name_de": "Nur deutsch"}).status_code == 422
    ben.post(sections, {"name_de": "Anmelden", "name_en": "Signing in"})
    held = Section.objects.get()
    article = make_article()
    article.section = held
    article.save()
    ben.post(f"{sections}{held.pk}/", {"name_de": "Zugang", "name_en": "Access"})
    held.refresh_from_db()
    assert held.name_de == "Zugang"
    ben.post(f"{sections}{held.pk}/", {"name_de": "", "name_en": "x"})
    assert Section.objects.get().name_de == "Zugang"
    ben.post(f"{sections}{held.pk}/", {"then": "delete"})
    article.refresh_from_db()
    assert article.section is None


def test_files_are_added_shown_to_readers_and_removed(ada, client):
    """A reader downloads it under its name; the browser may not run it."""
    article = make_article()
    upload = SimpleUploadedFile("Formular.pdf", b"%PDF-1.7 ...", "application/pdf")
    ada.post(f"/desk/knowledge/{article.pk}/files/", {"attachments": [upload]})
    file = ArticleFile.objects.get()
    assert "Formular.pdf" in text(ada.get(f"/desk/knowledge/{article.pk}/"))
    assert "Formular.pdf" in text(client.get("/de/article/passwort-vergessen/"))
    got = client.get(f"/media/articles/files/{file.pk}/")
    assert b"".join(got.streaming_content) == b"%PDF-1.7 ..."
    assert got.headers["Content-Disposition"] == 'attachment; filename="Formular.pdf"'
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Content-Type"] == "application/octet-stream"
    ada.post(f"/desk/knowledge/{article.pk}/files/{file.pk}/remove/")
    assert client.get(f"/media/articles/files/{file.pk}/").status_code == 404


def test_a_review_goes_from_asking_to_publishing(ada, ben, world):
    """The writer asks, the colleague reads, says yes, and both see it afterwards."""
    article = make_article()
    save_draft(article=article, language="de", content=Content(title="Neu", body="Neu."), by=world.ada.actor)
    page = f"/desk/knowledge/{article.pk}/"
    ada.post(f"{page}review/", {"reviewer": world.ben.pk, "note": "Stimmt die Frist?"})
    review = ArticleReview.objects.get()
    assert "Stimmt die Frist?" in text(ben.get(page))
    assert "Neu" in text(ben.get("/desk/knowledge/?show=asked"))
    assert ada.post(f"{page}review/{review.pk}/", {"then": "approve", "seen": "de2"}).status_code == 403
    ben.post(f"{page}review/{review.pk}/", {"then": "back", "words": ""})
    ben.post(f"{page}review/{review.pk}/", {"then": "approve", "seen": "de1"})
    review.refresh_from_db()
    assert review.decided_at is None
    ben.post(f"{page}review/{review.pk}/", {"then": "approve", "seen": "de2", "words": "Gut."})
    assert article.texts.get().title == "Neu"
    assert "Gut." in text(ada.get(page))
    ben.post(f"{page}review/{review.pk}/", {"then": "approve", "seen": "de2"})
    assert ArticleReview.objects.get().words == "Gut."


def test_a_section_of_another_category_is_refused(ada):
    """The form says so and keeps nothing."""
    article = make_article()
    other = make_category("other", "Anderes", "Other")
    foreign = save_section(category=other, name_de="Fremd", name_en="Foreign", by=SYSTEM)
    empty = {f"{code}-{name}": "" for code in ("de", "en") for name in ("title", "body", "summary")}
    facts = {"category": make_category().pk, "section": foreign.pk, "audience": "public"}
    sent = {**empty, **facts, "de-title": "A", "de-body": "B", "de-seen": 1}
    answer = ada.post(f"/desk/knowledge/{article.pk}/", sent)
    assert (answer.status_code, "another category" in text(answer)) == (422, True)


def test_a_question_without_an_answer_becomes_a_draft(ada):
    """The list says how many asked; one click begins the article, beside the requests it was made of."""
    make_category()
    for number in range(3):
        contact = make_identity(f"k{number}@turnierserver.example")
        make_ticket(contact=contact, subject="Abo pausieren", text="Wie pausiere ich mein Abo im Urlaub?")
    [found] = find_missing_answers()
    page = text(ada.get("/desk/knowledge/wishes/"))
    assert "Asked by 3 customers" in page
    left = ada.post(f"/desk/knowledge/wishes/questions/{found.pk}/draft/", follow=True)
    assert "Made from these requests" in text(left)
    assert "Asked by 3 customers" not in text(ada.get("/desk/knowledge/wishes/"))


def test_a_question_that_needs_no_article_leaves_the_list(ada):
    """One click, and it is gone."""
    for number in range(3):
        contact = make_identity(f"k{number}@turnierserver.example")
        make_ticket(contact=contact, subject="Abo pausieren", text="Wie pausiere ich mein Abo im Urlaub?")
    [found] = find_missing_answers()
    left = ada.post(f"/desk/knowledge/wishes/questions/{found.pk}/draft/", follow=True)
    assert "put up a category first" in text(left)
    ada.post(f"/desk/knowledge/wishes/questions/{found.pk}/dismiss/")
    assert "Abo" not in text(ada.get("/desk/knowledge/wishes/"))


def test_two_articles_that_contradict_are_compared_side_by_side(ada):
    """Both texts and what differs are on one page, with the acts that settle it."""
    make_text("Rückgabe: wie lange?", "Sie können Ware innerhalb von 14 Tagen zurückgeben.")
    second = make_text("Wie lange ist Rückgabe möglich?", "Rückgabe ist innerhalb von 30 Tagen möglich.")
    [overlap] = find_overlaps(article_id=second.article_id)
    assert f"/desk/knowledge/health/{overlap.pk}/" in ada.get("/desk/knowledge/health/").content.decode()
    page = text(ada.get(f"/desk/knowledge/health/{overlap.pk}/"))
    for words in ("14 Tagen", "30 Tagen", "Both are right", "Keep only this one"):
        assert words in page


def test_a_change_of_the_product_makes_its_articles_due(ada):
    """Those that speak of it are offered, those left chosen are due today with the reason beside them."""
    router = make_text("Router: die Lämpchen", "Leuchtet am Router die rote Lampe?").article
    other = make_text("Den Router zurücksetzen", "Drücken Sie am Router den Knopf.").article
    make_text("Rechnung finden", "Im Konto.")
    page = text(ada.get("/desk/knowledge/health/change/?what=router"))
    assert "Router: die Lämpchen" in page
    assert "Rechnung finden" not in page
    sent = {"what": "Router", "articles": [router.pk], "note": "Das neue Gerät hat nur eine Lampe."}
    left = text(ada.post("/desk/knowledge/health/change/", sent, follow=True))
    assert "One article is to be read again." in left
    assert "Changed: Router – Das neue Gerät hat nur eine Lampe." in left
    router.refresh_from_db()
    other.refresh_from_db()
    assert (router.review_on is not None, other.review_on) == (True, None)
    ada.post(f"/desk/knowledge/{router.pk}/still-right/")
    assert "Changed: Router" not in text(ada.get("/desk/knowledge/health/"))


def test_a_change_needs_an_article(ada):
    """Nothing chosen is said; words nothing speaks of lead on."""
    make_text("Router: die Lämpchen")
    assert ada.post("/desk/knowledge/health/change/", {"what": "router"}).status_code == 422
    assert "speaks of it" in text(ada.get("/desk/knowledge/health/change/?what=zitronenfalter"))
