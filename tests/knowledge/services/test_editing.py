"""What an author does on the page of an article."""

from datetime import date

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.knowledge.exceptions import NewerVersionError
from ruhepol.knowledge.library import newest_versions
from ruhepol.knowledge.models import Article, ArticleVersion
from ruhepol.knowledge.services.articles import Content, Facts, save_draft
from ruhepol.knowledge.services.editing import confirm_translation, edit_article, restore_version
from tests.factories.knowledge import make_article, make_category, password_article
from tests.factories.people import make_agent

pytestmark = pytest.mark.django_db
GERMAN = Content(title="Übertragung starten", body="So geht es.")
ENGLISH = Content(title="Start a transfer", body="Like this.")


def facts(**changed):
    """Return dull facts."""
    given = {"category": make_category(), "audience": "public", "owner": None, "review_on": None}
    return Facts(**{**given, **changed})


def edit(article=None, *, seen=0, **more):
    """Save an article's German text."""
    contents = more.pop("contents", {"de": GERMAN})
    saving = {"facts": facts(), "contents": contents, "seen": {"de": seen}, "by": SYSTEM, **more}
    return edit_article(article=article, **saving)


def test_a_new_article_gets_a_key_of_its_own():
    """The key comes from the title and is not taken twice."""
    assert [edit().key, edit().key] == ["ubertragung-starten", "ubertragung-starten-2"]


def test_both_languages_and_the_facts_are_saved_and_published_in_one_go():
    """One transaction makes the article, its texts and its appearance."""
    ada = make_agent()
    given = facts(owner=ada, review_on=date(2027, 1, 2))
    article = edit(facts=given, contents={"de": GERMAN, "en": ENGLISH}, publish_now=True)
    article.refresh_from_db()
    assert (article.owner, article.review_on, article.state) == (ada, date(2027, 1, 2), "published")
    assert list(article.texts.values_list("language", "version").order_by("language")) == [
        ("de", 1),
        ("en", 1),
    ]


def test_facts_change_and_the_event_says_so_once():
    """Where nothing changes, nothing is said."""
    article = make_article()
    for _ in range(2):
        edit(article, contents={}, facts=facts(audience="agents"))
    article.refresh_from_db()
    assert article.audience == "agents"
    assert EventRow.objects.filter(name__endswith="ArticleDescribed").count() == 1


def test_a_text_written_upon_an_older_version_does_not_bury_the_newer_one():
    """The author hears of it; nothing at all is saved."""
    article = make_article()
    with pytest.raises(NewerVersionError) as refused:
        edit(article, seen=0, facts=facts(audience="agents"))
    assert refused.value.languages == ["de"]
    article.refresh_from_db()
    assert (article.audience, ArticleVersion.objects.count()) == ("public", 1)
    edit(article, seen=1)
    assert ArticleVersion.objects.count() == 2


def test_the_same_words_twice_are_no_conflict():
    """A double click, or two authors of one mind, is not refused."""
    article = make_article()
    edit(article, seen=0, contents={"de": password_article()})
    assert ArticleVersion.objects.count() == 1


def test_an_old_version_becomes_the_newest_again():
    """It is a version of its own; the ones between stay."""
    article = make_article()
    save_draft(article=article, language="de", content=GERMAN, by=SYSTEM)
    first = ArticleVersion.objects.get(number=1)
    assert restore_version(version=first, by=SYSTEM).number == 3
    assert newest_versions(article)["de"].title == first.title


def test_a_translation_that_still_fits_is_confirmed():
    """The moment is kept and the event names the language."""
    text = make_article().texts.get()
    assert confirm_translation(text=text, by=SYSTEM).fits_at is not None
    assert EventRow.objects.filter(name__endswith="TranslationConfirmed").count() == 1


def test_an_article_that_turns_inward_leaves_the_visitors():
    """Search and suggestions follow the audience at once."""
    from ruhepol.knowledge.suggest.suggesting import find  # noqa: PLC0415  reads the shelf of this test

    article = make_article()
    assert find("Passwort", "de")
    edit(article, contents={}, facts=facts(audience=Article.Audience.AGENTS))
    assert not find("Passwort", "de")
