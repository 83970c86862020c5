"""Taking out what tells who wrote a text."""

import pytest

from ruhepol.core.text.masking import Mask, masked


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Meine Mail kim@turnier.example kommt nicht an", "Meine Mail kommt nicht an"),
        ("Bitte auf DE89 3704 0044 0532 0130 00 überweisen", "Bitte auf überweisen"),
        ("IBAN GB29NWBK60161331926819 is wrong", "IBAN is wrong"),
        ("Rechnung NH-2026-0042 fehlt", "Rechnung fehlt"),
        ("Rufen Sie 0170 1234567 oder +49 (170) 123-45 an", "Rufen Sie oder an"),
        ("Ich wohne Lindenstraße 12a, 80331 München, und ziehe um", "Ich wohne, und ziehe um"),
        ("My flat at 221b Baker Street changed", "My flat at changed"),
        ("Frau Dr. Meier-Schulz sagte, das Passwort sei falsch", "sagte, das Passwort sei falsch"),
        ("Mein Name ist Erika Muster und der Server steht", "und der Server steht"),
        ("my name is Jo Smith", ""),
        ("Siehe https://kunde.example/x?id=7 bitte", "Siehe bitte"),
    ],
)
def test_what_points_at_somebody_goes(said: str, left: str) -> None:
    """Addresses, numbers, accounts, streets, towns and titles with names."""
    assert masked(said, Mask()) == left


def test_known_names_go_in_whole_and_in_part() -> None:
    """Also in the genitive and in any case; a firm's name only as a whole."""
    mask = Mask(people=["Kim Berger"], phrases=["Laden Nord"])
    said = "kim hier: Bergers Konto bei Laden Nord, der Laden ist zu"
    assert masked(said, mask) == "hier: Konto bei, der Laden ist zu"


def test_a_word_with_a_digit_that_the_article_uses_stays() -> None:
    """It names a thing: 2FA, PHP 8.3, error 404."""
    mask = Mask(spare=frozenset({"2fa", "404"}))
    assert masked("2FA zeigt Fehler 404 und 4711", mask) == "2FA zeigt Fehler 404 und"
