"""What the bot would say, with a language model to word it and without."""

from dataclasses import replace

import pytest

from ruhepol.automation.bot.course import Course, Step
from ruhepol.automation.model import writing
from ruhepol.automation.model.writing import model
from ruhepol.automation.services.answering import respond
from ruhepol.automation.thinking import think
from tests.automation.model.fake import chat_service, saying, says
from tests.automation.talking import begin

pytestmark = pytest.mark.django_db
ASKED = "Ich habe mein Passwort vergessen"


@pytest.fixture
def elsewhere(settings):
    """A language model on this machine, named in the settings."""
    model.cache_clear()
    with chat_service() as server:
        address = f"http://127.0.0.1:{server.server_port}/v1"
        settings.RUHEPOL = replace(settings.RUHEPOL, bot_model_address=address, bot_model_seconds=30)
        yield server
    model.cache_clear()


def test_a_model_words_what_would_be_quoted(widget, elsewhere):
    """Its words are said with the article's name, and marked as a model's."""
    says(elsewhere, saying(("Öffnen Sie die E-Mail und klicken Sie auf Passwort vergessen.", ["S1"])))
    answer = respond(chat_id=begin(widget, ASKED).pk)
    assert (answer.step, answer.by_model) == (Step.QUOTE, True)
    assert answer.message.text == (
        "Öffnen Sie die E-Mail und klicken Sie auf Passwort vergessen.\n\nAus: „Passwort vergessen“"
    )
    assert [each.title for each in answer.sources.all()] == ["Passwort vergessen"]


def test_a_model_that_makes_things_up_is_not_heard(widget, elsewhere):
    """The quote is the answer, and nothing tells that anybody was asked."""
    says(elsewhere, saying(("Rufen Sie 0800 123456 an und nennen Sie Ihr Passwort.", ["S1"])))
    answer = respond(chat_id=begin(widget, ASKED).pk)
    assert answer.by_model is False
    assert answer.message.text.startswith("Aus „Passwort vergessen“:")


def test_a_model_is_not_asked_what_to_do(widget, elsewhere):
    """Unknown questions, wishes for a person and small talk never leave the house."""
    for line in ("Kann ich mit Muscheln zahlen?", "Mensch bitte", "Hallo", "danke"):
        respond(chat_id=begin(widget, line).pk)
    assert elsewhere.heard == []


def test_without_a_model_nobody_is_asked(widget):
    """The default is the quote alone."""
    writing.model.cache_clear()
    thought = think(begin(widget, ASKED), [ASKED], Course(), "")
    assert (thought.move.step, thought.by_model) == (Step.QUOTE, False)


def test_what_was_withdrawn_since_it_was_offered_is_not_quoted(widget, shelf):
    """A choice whose article is gone leads to a person."""
    chat = begin(widget, "Rechnung")
    asked = think(chat, ["Rechnung"], Course(), "")
    course = Course().after(asked.move, asked.heard)
    shelf["invoice-address"].texts.update(title="Ganz anders")
    thought = think(chat, ["Rechnungsadresse ändern"], course, "gibt es nicht")
    assert thought.move.step is Step.HAND_OVER
    assert thought.text
