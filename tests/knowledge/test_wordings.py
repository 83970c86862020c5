"""The question in what somebody wrote."""

from ruhepol.core.text.masking import Mask
from ruhepol.knowledge.wordings import LONGEST, question_of


def of(text: str, subject: str = "", language="de") -> str:
    """Return the question in a text of somebody unknown."""
    return question_of(subject, text, language, Mask())


def test_courtesies_and_farewells_are_no_question() -> None:
    """What is left is what was asked, with the subject before it."""
    text = "Hallo liebes Team,\nich komme nicht in mein Konto. Was nun?\n\nViele Grüße\nErika Mustermann"
    assert of(text, "AW: Konto gesperrt") == "Konto gesperrt. ich komme nicht in mein Konto."
    text = "Dear Sir or Madam,\nmy mailbox is full. Thanks\nJane Doe"
    assert of(text, language="en") == "my mailbox is full."


def test_what_says_too_little_is_nothing() -> None:
    """One telling word would only repeat the title."""
    assert of("Hilfe!") == ""
    assert of("Hallo,\nbitte um Antwort zu 4711.") == "" or "4711" not in of("bitte um Antwort zu 4711.")


def test_a_long_story_is_its_beginning() -> None:
    """Forty words or so say what it is about."""
    story = " ".join(f"Der Drucker im Büro {word} druckt seit gestern nichts mehr." for word in "abcdefghijk")
    found = of(story)
    assert len(found) <= LONGEST
    assert len(found.split()) <= 40
