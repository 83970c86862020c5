"""Articles that repeat or contradict one another, found and settled."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.exceptions import CannotReplaceError
from ruhepol.knowledge.models import Article, ArticleOverlap
from ruhepol.knowledge.policies import get_text_for_visitor_by_any_slug
from ruhepol.knowledge.services.articles import Content, archive_article, publish_article, save_draft
from ruhepol.knowledge.services.overlaps import dismiss_overlap, find_overlaps, replace_article
from tests.factories.knowledge import make_article, make_text

pytestmark = pytest.mark.django_db

BODY = "Öffnen Sie das Kundenkonto, wählen Sie Rechnungen und laden Sie die Datei als PDF herunter."
KIND = ArticleOverlap.Kind


def returns(title: str, days: int, **more):
    """Make an article on returning goods within so many days."""
    return make_text(title, f"Sie können die Ware binnen {days} Tagen zurückgeben.", **more)


def renew(text, body: str) -> None:
    """Publish another body."""
    save_draft(article=text.article, language="de", content=Content(title=text.title, body=body), by=SYSTEM)
    publish_article(article=text.article, by=SYSTEM)


def test_the_same_text_twice_is_found_once() -> None:
    """Whichever of the two is compared, the pair is one row."""
    first, second = make_text("Rechnung laden", BODY), make_text("Rechnung als PDF laden", BODY)
    for text in (first, second):
        [overlap] = find_overlaps(article_id=text.article_id)
        assert (overlap.kind, overlap.first, overlap.second) == (KIND.DUPLICATE, first, second)
    assert ArticleOverlap.objects.count() == 1


def test_other_numbers_under_the_same_question_are_found() -> None:
    """With the passages that differ; articles on other things are left alone."""
    first, _second = returns("Wie lange kann ich zurückgeben?", 14), returns("Zurückgeben: wie lange?", 30)
    make_text("Wie lange dauert der Versand?", "Drei Tage.")
    [overlap] = find_overlaps(article_id=first.article_id)
    assert (overlap.kind, overlap.passages) == (KIND.CONTRADICTION, [["14 Tagen", "30 Tagen"]])


def test_what_is_mended_is_forgotten() -> None:
    """A new text or an archived article ends the finding."""
    first, second = make_text("Rechnung laden", BODY), make_text("Rechnung als PDF laden", BODY)
    find_overlaps(article_id=first.article_id)
    renew(second, "Sie kommt jeden Monat mit der Post.")
    find_overlaps(article_id=second.article_id)
    assert not ArticleOverlap.objects.exists()
    renew(second, BODY)
    assert find_overlaps(article_id=second.article_id)
    archive_article(article=first.article, by=SYSTEM)
    find_overlaps(article_id=first.article_id)
    assert not ArticleOverlap.objects.exists()


def test_a_dismissed_pair_stays_so_until_something_else_is_found() -> None:
    """Publishing again asks nobody twice; other numbers do."""
    first, second = returns("Wie lange zurückgeben?", 14), returns("Zurückgeben: wie lange?", 30)
    [overlap] = find_overlaps(article_id=first.article_id)
    dismiss_overlap(overlap=overlap, by=SYSTEM)
    [again] = find_overlaps(article_id=second.article_id)
    assert again.dismissed_at
    renew(second, "Binnen 60 Tagen.")
    [changed] = find_overlaps(article_id=second.article_id)
    assert (changed.pk, changed.dismissed_at) == (overlap.pk, None)


def test_the_kept_article_takes_over_the_addresses() -> None:
    """Whoever kept the other one's link arrives at the one that was kept."""
    old, kept = make_text("Rechnung laden", BODY), make_text("Rechnung als PDF", BODY)
    replace_article(article=old.article, kept=kept.article, by=SYSTEM)
    assert Article.objects.get(pk=old.article_id).state == Article.State.ARCHIVED
    assert get_text_for_visitor_by_any_slug("de", "rechnung-laden") == kept


def test_no_language_is_left_without_an_article() -> None:
    """An article that also speaks English cannot give way to one that does not."""
    both = make_article("both", de=Content(title="Beide", body="x"), en=Content(title="Both", body="x"))
    german = make_text("Nur deutsch")
    with pytest.raises(CannotReplaceError):
        replace_article(article=both, kept=german.article, by=SYSTEM)
    assert Article.objects.get(pk=both.pk).state == Article.State.PUBLISHED
