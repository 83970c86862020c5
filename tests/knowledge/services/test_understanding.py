"""What texts mean, computed for suggestions."""

from dataclasses import replace

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.drain import drain
from ruhepol.core.ml.choosing import encoder
from ruhepol.core.ml.encoder import EncoderError
from ruhepol.knowledge.models import Edition, TextMeaning
from ruhepol.knowledge.services.articles import Content, publish_article, save_draft
from ruhepol.knowledge.services.understanding import understand
from ruhepol.knowledge.suggest import shelf
from ruhepol.knowledge.suggest.suggesting import suggest
from tests.factories.knowledge import make_text

pytestmark = pytest.mark.django_db

INVOICE = ("Rechnung herunterladen", "Alle Rechnungen liegen als PDF im Kundenkonto.")
OTHERS = (
    ("Domain umziehen", "Sie brauchen den Authcode des alten Anbieters."),
    ("Server startet nicht", "Prüfen Sie, ob die Festplatte voll ist."),
)


@pytest.fixture
def _packaged(settings):
    """An installation with the packaged model in this process."""
    settings.RUHEPOL = replace(settings.RUHEPOL, encoder="packaged", encoder_process=False)
    encoder.cache_clear()
    shelf.forget()
    yield
    encoder.cache_clear()
    shelf.forget()


@pytest.fixture
def _articles():
    """Three German articles."""
    for text in (INVOICE, *OTHERS):
        make_text(*text)


@pytest.mark.usefixtures("_packaged", "_articles")
def test_a_question_in_the_other_language_finds_what_shares_no_word_with_it():
    """Before texts are understood nothing is shown; afterwards the right one is, without a restart."""
    asked = "how can I download my invoice"
    assert suggest(asked, "de") == []
    assert understand() is False
    assert [found.title for found in suggest(asked, "de")] == [INVOICE[0]]


@pytest.mark.usefixtures("_packaged", "_articles")
def test_the_first_question_has_texts_understood():
    """Asking leaves a job behind, and the job does it."""
    suggest("rechnung", "de")
    drain()
    assert TextMeaning.objects.count() == 3


@pytest.mark.usefixtures("_packaged")
def test_only_what_changed_is_computed_again():
    """A second run stores nothing and wakes nobody; a new version is computed once more."""
    text = make_text(*INVOICE)
    understand()
    before, edition = TextMeaning.objects.get(), Edition.objects.get().number
    understand()
    assert Edition.objects.get().number == edition
    save_draft(article=text.article, language="de", content=Content(title="Beleg", body="Neu."), by=SYSTEM)
    publish_article(article=text.article, by=SYSTEM)
    understand()
    after = TextMeaning.objects.get()
    assert (after.pk, after.digest != before.digest) == (before.pk, True)


@pytest.mark.usefixtures("_packaged", "_articles")
def test_an_encoder_that_is_away_leaves_words_and_spelling(monkeypatch):
    """Neither the job nor a question fails with it."""
    suggest("warm", "de")
    understand()

    def away(*_: object, **__: object) -> None:
        raise EncoderError("gone")

    monkeypatch.setattr(encoder(), "encode", away)
    assert suggest("Rechnung herunterladen", "de")[0].title == INVOICE[0]
    TextMeaning.objects.all().delete()
    assert understand() is False


@pytest.mark.usefixtures("_articles")
def test_without_an_encoder_nothing_is_stored():
    """The choice of none is kept to."""
    assert understand() is False
    assert not TextMeaning.objects.exists()
