"""What a line is."""

import pytest

from ruhepol.automation.bot.talk import Kind, chosen, hear

LINES = {
    Kind.GREETING: "Hallo; hi there; Guten Tag!; good morning; Hallo zusammen",
    Kind.THANKS: "danke; ok; Super, vielen Dank!; thank you so much; alles klar",
    Kind.BYE: "tschüss; bye; Auf Wiedersehen!; Viele Grüße",
    Kind.HELPED: (
        "Danke, das hat geholfen; that helped; works now, thanks; Problem gelöst; hat geklappt; solved;"
        "perfect thank you, solved; Jetzt geht es wieder; hat sich erledigt"
    ),
    Kind.UNHELPED: (
        "Nein; nope; nein, das hilft mir nicht; Das hat mir leider nicht geholfen; that did not help;"
        "Es funktioniert nicht; keins davon; none of these; kenne ich schon; hat nichts gebracht;"
        "That's not what I meant; not helpful; I already tried that; Das meinte ich nicht"
    ),
    Kind.MACHINE: "bist du ein Mensch?; Are you a bot?; Sind Sie ein Roboter?; wer bist du",
    Kind.VAGUE: "ich habe eine Frage; Hilfe; can you help me; ?; I have a problem; Darf ich was fragen",
    Kind.PERSON: "Mensch bitte; Nein. Ich will mit jemandem reden; Danke, aber ich will einen Menschen",
    Kind.QUESTION: (
        "Wo ist meine Rechnung?; Mein Drucker funktioniert nicht; Der Server geht nicht; Rechnung;"
        "Das Passwort klappt nicht; my printer does not work; Ist das ein echter Diamant?;"
        "Danke für nichts, wo ist mein Paket"
    ),
}


@pytest.mark.parametrize(
    ("kind", "said"), [(k, s.strip()) for k, line in LINES.items() for s in line.split(";")]
)
def test_a_line_is_what_a_person_would_take_it_for(kind, said):
    """Small talk, a verdict, a question or a wish."""
    assert hear(said).kind is kind


def test_a_greeting_before_a_question_is_left_out_of_it():
    """What is looked up is the question alone."""
    heard = hear("Hallo, guten Tag! Wo finde ich meine Rechnung?")
    assert (heard.kind, heard.question) == (Kind.QUESTION, "Wo finde ich meine Rechnung?")


def test_a_no_with_a_new_question_is_both():
    """The answer before did not help, and there is something new to look up."""
    heard = hear("Das hat nicht geholfen. Wo finde ich den Lieferschein?")
    assert (heard.kind, heard.unhelped) == (Kind.QUESTION, True)
    assert heard.question == "Wo finde ich den Lieferschein?"


def test_after_a_no_only_what_follows_is_asked():
    """Who corrects themselves means the correction."""
    assert hear("Wo ist meine Rechnung?\nNein, ich meine: Wann kommt mein Geld?").question == (
        "ich meine: Wann kommt mein Geld?"
    )


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("Rechnung finden", 0),
        ("rechnung FINDEN.", 0),
        ("2", 1),
        ("das zweite", 1),
        ("the first one", 0),
        ("3", None),
    ],
)
def test_a_choice_is_known_by_its_words_or_number(said, at):
    """A button says the title; typing it or its number does as well."""
    assert chosen(said, ["Rechnung finden", "Rechnung ändern"]) == at


def test_anything_else_is_no_choice():
    """A new question after choices is a question."""
    assert chosen("Und wo ist mein Paket?", ["Rechnung finden", "Rechnung ändern"]) is None
