"""Ranking answers for a question, without a database."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ruhepol.knowledge.suggest.docs import Doc
from ruhepol.knowledge.suggest.engine import Engine
from ruhepol.knowledge.suggest.question import question as read

DOCS = [
    Doc(id=1, title="Passwort vergessen", text="Neues Kennwort per E-Mail anfordern.", keywords="login"),
    Doc(id=2, title="Rechnung herunterladen", text="Alle Rechnungen liegen im Kundenkonto als PDF."),
    Doc(id=3, title="Server startet nicht", text="Prüfen Sie, ob die Festplatte voll ist: exit code 28."),
    Doc(id=4, title="Domain umziehen", text="Sie brauchen den Authcode vom alten Anbieter."),
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    """Four answers."""
    return Engine.of(DOCS, "de")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("ich habe mein passwort vergessen", 1),
        ("wo finde ich meine rechnungen", 2),
        ("Rechnnung runterladn", 2),
        ("meine Festplatten sind voll", 3),
        ("umzug einer domäne", 4),
        ("authc", 4),
        ("login geht nicht", 1),
    ],
)
def test_the_right_answer_comes_first(engine: Engine, question: str, answer: int) -> None:
    """Other word forms, typos, a half-typed word and keywords lead to the right article."""
    assert engine.search(read(question, "de"))[0].id == answer


def test_a_better_match_scores_higher_than_a_partial_one(engine: Engine) -> None:
    """Scores compare between questions: the exact title beats one word of it."""
    whole, part = (
        engine.search(read(text, "de"))[0] for text in ("Server startet nicht", "Server in Berlin")
    )
    assert whole.score > 1.5 * part.score


def test_what_shares_nothing_is_not_listed(engine: Engine) -> None:
    """Foreign letters and empty text give no answer."""
    assert [engine.search(read(text, "de")) for text in ("漢字", "", "...")] == [[], [], []]
    assert Engine.of([], "de").search(read("x", "de")) == []


def test_wordings_teach_what_a_title_does_not_say() -> None:
    """A way somebody asked before leads to the answer it had."""
    taught = Engine.of([*DOCS, Doc(id=5, title="SLA", text="x", wordings=["mein zeug ist langsam"])], "de")
    assert taught.search(read("alles so langsam", "de"))[0].id == 5


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_question_is_answered_with_scores_in_range(question: str) -> None:
    """No input breaks the engine, scores stay between 0 and 1.4 and fall."""
    scores = [hit.score for hit in Engine.of(DOCS, "de").search(read(question, "de"))]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1.4 for score in scores)
