"""What else somebody may have meant."""

from ruhepol.knowledge.suggest.synonyms import Thesaurus

HOUSE = Thesaurus(
    [("PF", "Postfach", "mailbox"), ("2FA", "zweiter Faktor", "two-factor"), ("Kiste", "Server")]
)


def test_a_word_brings_the_others_of_its_group() -> None:
    """In any case and form, whatever the language."""
    assert HOUSE.others("Mein pf ist voll") == ("Postfach", "mailbox")
    assert HOUSE.others("alle Postfächer sind weg") == ("PF", "mailbox")
    assert HOUSE.others("two mailboxes") == ("PF", "Postfach")


def test_phrases_are_known_as_a_whole() -> None:
    """Half of one says nothing."""
    assert HOUSE.others("Der zweite Faktor fehlt") == ("2FA", "two-factor")
    assert HOUSE.others("Der Faktor fehlt") == ()
    assert HOUSE.others("two factor is off") == ("2FA", "zweiter Faktor")


def test_what_was_said_is_not_said_again() -> None:
    """Nor is anything made of words without synonyms."""
    assert HOUSE.others("Die Kiste, also der Server") == ()
    assert HOUSE.others("Wo ist die Rechnung?") == ()
    assert Thesaurus([]).others("pf") == ()
