"""What changed is found at once, however long a large shelf takes to be made anew."""

from dataclasses import replace

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Article
from ruhepol.knowledge.services.articles import Content, archive_article, publish_article, save_draft
from ruhepol.knowledge.suggest import shelf as shelves
from ruhepol.knowledge.suggest.suggesting import find
from tests.factories.knowledge import make_text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _large(monkeypatch):
    """A shelf that pretends to have taken long, and is not made anew while the test looks."""
    shelves.forget()
    make_text("Rechnung herunterladen", "Alle Rechnungen liegen als PDF im Kundenkonto.")
    make_text("Server startet nicht", "Ist die Festplatte voll?")
    made = shelves.current()
    monkeypatch.setattr(shelves._held, "shelf", replace(made, took=60.0))  # noqa: SLF001  no other way to be slow
    monkeypatch.setattr(shelves, "_renew_aside", lambda _edition: None)
    yield
    shelves.forget()


def titles(query):
    """Return what a search lists."""
    return [found.title for found in find(query, "de")]


def test_a_new_article_is_found_beside_the_old_ones():
    """Both layers answer."""
    make_text("Domain umziehen", "Sie brauchen den Authcode des alten Anbieters.")
    assert titles("Domain umziehen")[0] == "Domain umziehen"
    assert titles("Server startet nicht")[0] == "Server startet nicht"


def test_a_changed_article_is_found_by_its_new_words_only():
    """The old text below is hidden."""
    text = make_text("Postfach voll", "Löschen Sie alte Nachrichten.")
    assert titles("Postfach voll")[0] == "Postfach voll"
    moved = Content(title="Briefkasten überfüllt", body="Leeren Sie den Papierkorb.")
    save_draft(article=text.article, language="de", content=moved, by=SYSTEM)
    publish_article(article=text.article, by=SYSTEM)
    assert titles("Briefkasten überfüllt")[0] == "Briefkasten überfüllt"
    assert "Postfach voll" not in titles("Postfach voll")


def test_an_article_that_is_gone_is_not_found():
    """Archiving takes it out of the lower layer, too."""
    assert titles("Rechnung herunterladen") == ["Rechnung herunterladen"]
    archive_article(article=Article.objects.get(texts__title="Rechnung herunterladen"), by=SYSTEM)
    assert titles("Rechnung herunterladen") == []


def test_a_text_for_agents_only_is_hidden_from_visitors_at_once():
    """Who may read is not a matter of waiting."""
    article = Article.objects.get(texts__title="Rechnung herunterladen")
    article.audience = Article.Audience.AGENTS
    article.save()
    publish_article(article=article, by=SYSTEM)
    assert titles("Rechnung herunterladen") == []
