"""The next move, rule by rule."""

import pytest

from ruhepol.automation.bot.course import Answer, Charge, Course, Reason, Step
from ruhepol.automation.bot.deciding import MOST_ANSWERS, MOST_SMALL_TALK, decide
from ruhepol.automation.bot.talk import hear


def answer(article, confidence, block=0):
    """Return a passage of an article."""
    return Answer(f"{article}:{block}", article, f"Artikel {article}", confidence)


def talk(course, *lines):
    """Go through lines with what is found for each; return the steps, the last move and the course."""
    steps, move = [], None
    for said, found in lines:
        heard = hear(said)
        move = decide(course, heard, found)
        course = course.after(move, heard)
        steps.append(move.step)
    return steps, move, course


def test_one_clear_answer_is_quoted():
    """It is likely right and nothing rivals it."""
    _, move, course = talk(Course(), ("Wo ist meine Rechnung?", [answer(1, 0.8), answer(2, 0.3)]))
    assert (move.step, [each.article_id for each in move.answers]) == (Step.QUOTE, [1])
    assert course.quoted == {"1:0"}


def test_two_that_fit_are_asked_about():
    """Rather a question than the wrong one of two; the choice is then quoted."""
    heard = hear("Rechnung")
    move = decide(Course(), heard, [answer(1, 0.6), answer(2, 0.55), answer(3, 0.31)])
    assert (move.step, [each.article_id for each in move.answers]) == (Step.ASK_BACK, [1, 2])
    course = Course().after(move, heard)
    picked = decide(course, hear("Artikel 2"), [], picked=course.offered[1])
    assert (picked.step, picked.answers[0].article_id) == (Step.QUOTE, 2)


def test_what_is_only_possible_is_asked_and_not_said():
    """Asking what is meant is honest where a plain answer would not be."""
    _, move, _ = talk(Course(), ("Rechnung", [answer(1, 0.35)]))
    assert move.step is Step.ASK_BACK


@pytest.mark.parametrize("found", [[], [answer(1, 0.26)]])
def test_what_it_does_not_know_it_hands_over(found):
    """Nothing likely is said at once to be unknown."""
    _, move, course = talk(Course(), ("Kann ich mit Muscheln zahlen?", found))
    assert (move.step, move.reason, course.charge) == (Step.HAND_OVER, Reason.UNKNOWN, Charge.PEOPLE)


def test_asking_back_happens_once():
    """Who rephrases and is still not understood gets a person, not a second quiz."""
    steps, move, _ = talk(
        Course(),
        ("Rechnung", [answer(1, 0.4), answer(2, 0.4)]),
        ("na die Rechnung", [answer(1, 0.4), answer(2, 0.4)]),
    )
    assert steps == [Step.ASK_BACK, Step.HAND_OVER]
    assert move.reason is Reason.UNKNOWN


def test_refused_choices_end_with_a_person():
    """None of these is an answer."""
    steps, _, _ = talk(Course(), ("Rechnung", [answer(1, 0.4), answer(2, 0.4)]), ("keins davon", []))
    assert steps == [Step.ASK_BACK, Step.HAND_OVER]


def test_a_second_try_then_a_person():
    """One answer that did not help may be followed by another one; two are enough."""
    found = [answer(1, 0.9), answer(2, 0.6), answer(3, 0.55)]
    steps, move, _ = talk(Course(), ("Rechnung fehlt", found), ("nein", found), ("hilft nicht", found))
    assert steps == [Step.QUOTE, Step.QUOTE, Step.HAND_OVER]
    assert move.reason is Reason.UNHELPED


def test_no_answer_left_is_said_at_once():
    """A no without a further good answer goes to a person."""
    steps, _, _ = talk(
        Course(), ("Rechnung fehlt", [answer(1, 0.9)]), ("nein", [answer(1, 0.9), answer(2, 0.35)])
    )
    assert steps == [Step.QUOTE, Step.HAND_OVER]


def test_the_same_passage_is_never_given_twice():
    """Asked the same again after reading, the customer gets a person."""
    found = [answer(1, 0.9)]
    steps, move, _ = talk(Course(), ("Rechnung fehlt", found), ("wo ist die Rechnung", found))
    assert steps == [Step.QUOTE, Step.HAND_OVER]
    assert move.reason is Reason.UNHELPED


def test_another_passage_of_the_same_article_may_answer_a_further_question():
    """A follow-up often is about the next paragraph."""
    steps, _, _ = talk(
        Course(),
        ("Wie sende ich zurück?", [answer(1, 0.9)]),
        ("Und wann kommt mein Geld?", [answer(1, 0.9, block=3)]),
    )
    assert steps == [Step.QUOTE, Step.QUOTE]


def test_a_wish_for_a_person_goes_before_everything():
    """However good an answer would have been."""
    _, move, _ = talk(
        Course(), ("Wo ist meine Rechnung? Ich will mit einem Menschen sprechen", [answer(1, 0.99)])
    )
    assert (move.step, move.reason) == (Step.HAND_OVER, Reason.WISHED)


def test_small_talk_is_short_and_ends():
    """Who only greets is greeted, and is with a person before it becomes a game."""
    lines = [("Hallo", [])] * (MOST_SMALL_TALK + 1)
    steps, _, _ = talk(Course(), *lines)
    assert steps == [Step.GREET] * MOST_SMALL_TALK + [Step.HAND_OVER]


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("danke", Step.THANK),
        ("tschüss", Step.FAREWELL),
        ("bist du ein Mensch?", Step.INTRODUCE),
        ("ich habe eine Frage", Step.ASK_MORE),
        ("nein", Step.ASK_MORE),
        ("das hat geholfen", Step.THANK),
    ],
)
def test_small_talk_is_answered_in_kind(said, step):
    """Before anything was answered, a yes or no is no verdict."""
    assert decide(Course(), hear(said), []).step is step


def test_success_is_heard():
    """The customer's word after an answer is what counts as solved."""
    steps, _, _ = talk(Course(), ("Rechnung fehlt", [answer(1, 0.9)]), ("Danke, hat geklappt", []))
    assert steps == [Step.QUOTE, Step.REJOICE]


def test_answers_are_counted():
    """After several answers a person should look."""
    lines = [(f"Frage {number}", [answer(number, 0.9)]) for number in range(MOST_ANSWERS + 1)]
    steps, move, _ = talk(Course(), *lines)
    assert steps == [Step.QUOTE] * MOST_ANSWERS + [Step.HAND_OVER]
    assert move.reason is Reason.LONG


def test_people_in_charge_are_not_interrupted():
    """Taken over or handed over, the bot says nothing, whatever is written."""
    taken = Course().taken()
    for said in ("Rechnung?", "Mensch bitte", "hallo", "nein"):
        assert decide(taken, hear(said), [answer(1, 0.99)]).step is Step.SILENT


def test_it_comes_back_at_most_once():
    """Bot, people, bot, people, and there it stays."""
    course = Course().taken().given_back()
    assert course.charge is Charge.BOT
    with pytest.raises(ValueError, match="at most once"):
        course.taken().given_back()
    with pytest.raises(ValueError, match="at most once"):
        Course().given_back()
