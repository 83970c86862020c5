"""What authors see of the articles."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge import library
from ruhepol.knowledge.library import Wanted, listed
from ruhepol.knowledge.models import Article, ArticleVersion
from ruhepol.knowledge.services.articles import Content, archive_article, save_draft
from ruhepol.knowledge.services.editing import confirm_translation
from ruhepol.knowledge.services.gaps import record_gap
from tests.factories.knowledge import make_article, make_text, password_article
from tests.factories.people import make_agent

pytestmark = pytest.mark.django_db
ENGLISH = Content(title="Forgotten your password", body="Click.")
CHANGED = Content(title="Passwort vergessen", body="Anders.")


@pytest.fixture
def ada():
    """An agent who writes."""
    return make_agent()


@pytest.fixture
def article():
    """An article in both languages, saved yesterday."""
    made = make_article("password", de=password_article(), en=ENGLISH)
    ArticleVersion.objects.update(saved_at=clock.now() - timedelta(days=1))
    return made


def keys(agent, **wanted):
    """Return the keys of what is listed."""
    return [line.article.key for line in listed(agent, Wanted(**wanted)).lines]


def test_a_translation_is_behind_when_the_other_language_moved_on(ada, article):
    """Until somebody says that it still fits; and again after the next change."""
    assert keys(ada, show="behind") == []
    save_draft(article=article, language="de", content=CHANGED, by=SYSTEM)
    [line] = listed(ada, Wanted(show="behind")).lines
    assert (line.tongues["en"].is_behind, line.tongues["de"].is_behind) == (True, False)
    confirm_translation(text=article.texts.get(language="en"), by=SYSTEM)
    assert keys(ada, show="behind") == []


def test_a_missing_language_is_behind_as_well(ada):
    """What exists in one language only is work for a translator."""
    make_text("Nur deutsch", key="only")
    assert keys(ada, show="behind") == ["only"]


def test_what_is_not_published_is_to_be_published(ada, article):
    """A newer version waits; the published number stays beside it."""
    save_draft(article=article, language="de", content=CHANGED, by=SYSTEM)
    [line] = listed(ada, Wanted(show="drafts")).lines
    german = line.tongues["de"]
    assert (german.newest, german.published, german.waits) == (2, 1, True)


def test_the_archive_is_apart(ada, article):
    """Archived articles are in no other list."""
    archive_article(article=article, by=SYSTEM)
    assert keys(ada) == []
    assert keys(ada, show="archived") == ["password"]


@pytest.mark.usefixtures("article")
def test_review_is_due_on_its_day(ada):
    """An article to be read again today is listed, one of tomorrow not."""
    today = clock.now().date()
    Article.objects.update(review_on=today + timedelta(days=2))
    assert keys(ada, show="review") == []
    Article.objects.update(review_on=today - timedelta(days=1))
    assert keys(ada, show="review") == ["password"]
    assert listed(ada, Wanted()).lines[0].review_due


def test_the_counts_are_those_of_the_lists(ada, article):
    """One question counts what the tabs list."""
    save_draft(article=article, language="de", content=CHANGED, by=SYSTEM)
    counted = library.counts(ada)
    assert counted == {need: len(keys(ada, show=need)) for need in counted}


@pytest.mark.parametrize("words", ["übertragung", "ÜBERTRAGUNG"[:1] + "bertragung", "uebertr", "Text übertr"])
def test_search_finds_words_in_any_field_and_case(ada, words):
    """All words must be there; umlauts know upper and lower case on every database."""
    make_text("Übertragung starten", "Ein Text.", key="uebertragung")
    assert keys(ada, words=words) == ["uebertragung"]
    assert keys(ada, words=f"{words} zitrone") == []


def test_pages_follow_one_another(ada, monkeypatch):
    """Last changed first, nothing twice, nothing lost; a broken cursor begins anew."""
    monkeypatch.setattr(library, "PAGE", 2)
    for n in range(5):
        make_text(f"Artikel {n}", key=f"a{n}")
    seen, after = [], ""
    while True:
        page = listed(ada, Wanted(after=after))
        seen += [line.article.key for line in page.lines]
        if not (after := page.after):
            break
    assert seen == ["a4", "a3", "a2", "a1", "a0"]
    assert keys(ada, after="nonsense") == ["a4", "a3"]


def test_the_list_costs_two_questions_whatever_its_length(ada, django_assert_num_queries):
    """Rows, then their languages."""
    for n in range(6):
        make_text(f"Artikel {n}")
    with django_assert_num_queries(2):
        lines = listed(ada, Wanted()).lines
        assert {line.article.category.slug for line in lines} == {"account"}


def test_a_wish_leaves_when_there_is_an_answer(django_assert_num_queries):
    """What finds something by now is no wish any more; the cost does not grow with their number."""
    for words in ("faxnummer", "passwort", "faxnummer"):
        record_gap(query=words, language="de")
    make_article()
    assert [(gap.query, gap.count) for gap in library.wishes()] == [("faxnummer", 2)]
    with django_assert_num_queries(3):
        library.wishes()
