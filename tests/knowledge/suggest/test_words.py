"""What the engine counts."""

import pytest

from ruhepol.knowledge.suggest.vocabulary import Vocabulary
from ruhepol.knowledge.suggest.words import Compounds, grams, reader

KNOWN = Vocabulary.of(
    {"rechnung", "adresse", "mail", "konto", "server", "umzug", "daten", "bank", "verbindung"}
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("rechnungsadresse", ("rechnung", "adresse")),
        ("serverumzug", ("server", "umzug")),
        ("datenbankverbindung", ("daten", "bank", "verbindung")),
        ("rechnung", ()),
        ("rechnungen", ()),
        ("kontoxyz", ()),
    ],
)
def test_compounds_split_into_words_of_the_collection(word: str, parts: tuple[str, ...]) -> None:
    """Only words that stand alone elsewhere are parts; a linking s is dropped; endings are no parts."""
    assert Compounds(KNOWN).split(word) == parts


def test_letter_groups_carry_the_words_edges() -> None:
    """Beginning and end count as letters, umlauts as their plain ones, a short word stays whole."""
    assert grams("haus") == (" hau", "haus", "aus ")
    assert grams("tür") == (" tur", "tur ")
    assert grams("es") == (" es ",)


def test_english_words_are_not_split() -> None:
    """Compounds are a matter of German."""
    assert reader("en", Vocabulary.of({"server", "room"}))("serverroom").stems == ("serverroom",)
