"""Telling German from English."""

import pytest

from ruhepol.core.text import detect

GERMAN = [
    "Rechnung fehlt",
    "Server startet nicht",
    "Wo ist mein Paket?",
    "Konto löschen",
    "Ich habe mein Passwort vergessen und komme nicht mehr in mein Kundenkonto.",
    "Die Domain soll auf den neuen Server zeigen, geht das am Wochenende?",
]
ENGLISH = [
    "invoice missing",
    "forgot password",
    "Where is my parcel?",
    "my order has not arrived",
    "I forgot my password and cannot get into my account any more.",
    "Could you point the domain to the new server at the weekend?",
]


@pytest.mark.parametrize("text", GERMAN)
def test_german_is_told_from_two_words_on(text: str) -> None:
    """German is recognised though English is the default."""
    assert detect(text, default="en") == "de"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_told_from_two_words_on(text: str) -> None:
    """English is recognised though German is the default."""
    assert detect(text, default="de") == "en"


@pytest.mark.parametrize("text", ["", "12345", "NH-2026", "🙂"])
def test_nothing_to_go_by_gives_the_default(text: str) -> None:
    """Text without words of a language falls to the default."""
    assert detect(text, default="en") == "en"
    assert detect(text, default="de") == "de"
