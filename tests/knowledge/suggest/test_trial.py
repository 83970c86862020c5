"""The engine on anybody's own cases."""

import pytest

from ruhepol.core.ml.packaged import Packaged
from ruhepol.knowledge.suggest.trial import Trial

GERMAN = [
    {"id": "pw", "title": "Passwort vergessen", "text": "Neues Kennwort per E-Mail anfordern.", "lang": "de"},
    {"id": "bill", "title": "Rechnung herunterladen", "text": "Sie liegen im Kundenkonto.", "lang": "de"},
    {"id": "move", "title": "Domain umziehen", "text": "Sie brauchen den Authcode.", "lang": "de"},
]
ENGLISH = {"id": 7, "title": "Server does not start", "text": "Look whether the disk is full.", "lang": "en"}


@pytest.fixture(scope="module")
def understood() -> Trial:
    """Answers in both languages, with the packaged encoder."""
    return Trial([*GERMAN, ENGLISH], Packaged().encode)


def test_ids_come_back_as_they_were_given():
    """Words and numbers alike; the language of a question is found, whatever most answers speak."""
    trial = Trial([*GERMAN, ENGLISH])
    assert trial.answer("passwort vergessen")[0].id == "pw"
    assert trial.answer("my server will not start")[0].id == 7


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("How do I reset my password?", "pw"),
        ("Mein Server startet nicht", 7),
        ("invoice as PDF", "bill"),
    ],
)
def test_meaning_finds_what_is_said_otherwise(understood, asked, right):
    """A question finds its answer in the other language and in other words."""
    assert understood.answer(asked)[0].id == right


def test_scores_and_confidences_fall_together(understood):
    """The order is one, every confidence is a probability, and no more come than were asked for."""
    found = understood.answer("Wo finde ich meine Rechnung?", limit=3)
    assert len(found) == 3
    assert sorted(found, key=lambda each: -each.score) == found
    assert sorted(found, key=lambda each: -each.confidence) == found
    assert all(0 < each.confidence < 1 for each in found)


def test_what_nobody_can_answer_is_less_sure_than_what_somebody_can(understood):
    """Confidence tells the two apart."""
    sure, unsure = (
        understood.answer(text)[0].confidence for text in ("Rechnung herunterladen", "Guten Tag!")
    )
    assert sure > 0.7
    assert unsure < 0.35


def test_the_language_of_answers_is_guessed_where_it_is_not_told():
    """German answers without `lang` are read as German: their compounds are split."""
    told = [{key: value for key, value in each.items() if key != "lang"} for each in GERMAN]
    assert Trial(told).language == "de"
    assert Trial([{"id": 1, "title": "How to pay", "text": "You can pay with a card."}]).language == "en"


def test_no_answers_give_no_results():
    """An empty file is no error."""
    assert Trial([]).answer("anything") == []
