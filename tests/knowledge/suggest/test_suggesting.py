"""Suggestions from published articles."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Article
from ruhepol.knowledge.services.articles import Content, archive_article, publish_article, save_draft
from ruhepol.knowledge.suggest.suggesting import Context, find, suggest
from tests.factories.knowledge import make_article, make_text

pytestmark = pytest.mark.django_db

GERMAN = Content(title="Passwort vergessen", body="So setzen Sie Ihr Kennwort zurück.", keywords="login")
ENGLISH = Content(title="Forgotten password", body="How to reset your password.", keywords="login")


@pytest.fixture
def _shelf() -> None:
    """Three articles besides the one that is asked for."""
    make_text("Rechnung herunterladen", "Alle Rechnungen liegen als PDF im Kundenkonto.")
    make_text("Domain umziehen", "Sie brauchen den Authcode.")
    make_text("Server startet nicht", "Ist die Festplatte voll?")
    make_article("password", de=GERMAN, en=ENGLISH)


@pytest.mark.usefixtures("_shelf")
def test_suggestions_get_better_with_every_word() -> None:
    """The confidence in the right answer rises while the sentence grows."""
    typed = ("passw", "passwort verg", "passwort vergessen")
    sure = [suggest(text, "de")[0].confidence for text in typed]
    assert sure == sorted(sure)
    assert sure[-1] > 0.7


@pytest.mark.usefixtures("_shelf")
@pytest.mark.parametrize(
    "text", ["", "ab", "Guten Tag", "Hallo, ich habe da mal eine Frage", "Bananenkuchen backen"]
)
def test_below_the_threshold_nothing_is_shown(text: str) -> None:
    """Greetings, small talk and foreign topics bring no suggestion."""
    assert suggest(text, "de") == []


@pytest.mark.usefixtures("_shelf")
def test_the_answer_comes_in_the_readers_language() -> None:
    """English typed on a German page finds the article and shows its German text, and the other way round."""
    (found, *_) = suggest("I forgot my password", "de")
    assert (found.title, found.language, found.slug) == ("Passwort vergessen", "de", "passwort-vergessen")
    (found, *_) = suggest("ich habe mein passwort vergessen", "en")
    assert (found.title, found.language) == ("Forgotten password", "en")


@pytest.mark.usefixtures("_shelf")
def test_a_suggestion_says_why() -> None:
    """The words that matched are named and marked in the snippet."""
    (found, *_) = suggest("Rechnungen als PDF", "de")
    assert "rechnung" in found.why or "rechnungen" in found.why
    assert found.snippet.found


def test_what_is_written_for_agents_is_suggested_to_agents_only() -> None:
    """A visitor never sees title or snippet of an inner article."""
    make_article("inner", audience=Article.Audience.AGENTS, de=GERMAN)
    assert suggest("passwort vergessen", "de") == find("passwort vergessen", "de") == []
    assert len(suggest("passwort vergessen", "de", Context(for_agents=True))) == 1


def test_suggestions_follow_publishing_and_archiving_at_once() -> None:
    """A draft is not suggested, its publication is, and archiving ends it."""
    article = make_article("password", de=GERMAN)
    assert suggest("authcode anfordern", "de") == []
    moved = Content(title="Authcode anfordern", body="Der Authcode kommt per E-Mail.")
    save_draft(article=article, language="de", content=moved, by=SYSTEM)
    assert suggest("authcode anfordern", "de") == []
    publish_article(article=article, by=SYSTEM)
    assert suggest("authcode anfordern", "de")[0].id == article.pk
    archive_article(article=article, by=SYSTEM)
    assert suggest("authcode anfordern", "de") == []


@pytest.mark.usefixtures("_shelf")
def test_a_search_lists_more_than_a_suggestion_would() -> None:
    """Searching is asking: one vague word lists what shares it."""
    assert find("Kundenkonto", "de")[0].title == "Rechnung herunterladen"
    assert find("Zitronenfalter", "de") == []


@pytest.mark.usefixtures("_shelf")
def test_a_suggestion_costs_three_small_queries(django_assert_num_queries) -> None:
    """Typing asks whether the shelf is current, asks for synonyms and reads what is shown: nothing else."""
    suggest("passwort", "de")
    with django_assert_num_queries(3):
        suggest("passwort vergessen", "de")
    with django_assert_num_queries(2):
        suggest("Bananenkuchen backen", "de")


def test_a_greeting_is_answered_by_silence() -> None:
    """Though a title may hold the same words."""
    text = make_text("Guten Tag und willkommen bei uns")
    assert suggest("Guten Tag", "de") == []
    assert [each.id for each in find("Guten Tag", "de")] == [text.article_id]
    assert [each.id for each in suggest("Guten Tag, willkommen", "de")] == [text.article_id]
