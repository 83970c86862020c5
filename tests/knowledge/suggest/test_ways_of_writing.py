"""One thing written in many ways: spellings, forms, compounds, slips, two languages."""

import pytest

from ruhepol.knowledge.suggest.docs import Doc
from ruhepol.knowledge.suggest.engine import Engine
from ruhepol.knowledge.suggest.question import question

GERMAN = Engine.of(
    [
        Doc(id=1, title="Rechnungsadresse ändern", text="Die Adresse der Rechnung steht im Konto."),
        Doc(
            id=2,
            title="Großes Paket verschicken",
            text="Schließen Sie den Karton und wiegen Sie das Gewicht.",
        ),
        Doc(id=3, title="Passwort zurücksetzen", text="Klicken Sie auf Passwort vergessen."),
        Doc(id=4, title="Kündigung widerrufen", text="Bis zum Ende der Frist geht das online."),
        Doc(id=5, title="Öffnungszeiten der Filiale", text="Montags bis freitags von neun bis fünf."),
    ],
    "de",
)
ENGLISH = Engine.of(
    [
        Doc(id=1, title="Cancel a subscription", text="Open your account and choose cancel."),
        Doc(id=2, title="Change the billing address", text="Invoices are sent to this address."),
        Doc(id=3, title="Reset your password", text="Click on forgot password."),
    ],
    "en",
)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("aendern Rechnungsadresse", 1),
        ("Oeffnungszeiten", 5),
        ("kuendigung zuruecknehmen", 4),
        ("grosses paket", 2),
        ("schliessen karton", 2),
        ("Adressen von Rechnungen", 1),
        ("Adresse für die Rechnung", 1),
        ("passwrot zurüksetzen", 3),
        ("Pasword vergesen", 3),
        ("KÜNDIGUNGEN", 4),
        ("mein Passwo", 3),
        ("öffnungsz", 5),
        ("password reset", 3),
    ],
)
def test_german_is_found_however_it_is_written(typed: str, wanted: int) -> None:
    """Umlauts spelt out, ss for ß, plurals, compounds taken apart, slips, half words, English cognates."""
    assert GERMAN.search(question(typed, "de"), 1)[0].id == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("cancelling subscriptions", 1),
        ("subscripton cancell", 1),
        ("adress for invoices", 2),
        ("resetting passwords", 3),
        ("passw", 3),
        ("Passwort reset", 3),
    ],
)
def test_english_is_found_however_it_is_written(typed: str, wanted: int) -> None:
    """Forms, slips, half words and a German word among English ones."""
    assert ENGLISH.search(question(typed, "en"), 1)[0].id == wanted


def test_a_synonym_finds_what_the_word_itself_does_not() -> None:
    """It never outweighs the word that was typed."""
    plain, helped = question("Kohle zurück", "de"), question("Kohle zurück", "de", also=["Kündigung"])
    found = [hit.id for hit in GERMAN.search(helped, 1)]
    assert found == [4]
    assert found != [hit.id for hit in GERMAN.search(plain, 1)]
    typed = question("Rechnungsadresse", "de", also=["Paket"])
    assert [hit.id for hit in GERMAN.search(typed, 2)] == [1, 2]
