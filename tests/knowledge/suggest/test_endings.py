"""What a half-typed word may become."""

import pytest

from ruhepol.knowledge.suggest.docs import Doc
from ruhepol.knowledge.suggest.engine import Engine
from ruhepol.knowledge.suggest.typed import half_word, merged, only_courtesies

SHELF = Engine.of(
    [
        Doc(id=1, title="Passwort vergessen", text="Das Passwort neu setzen. Passagen stehen hier."),
        Doc(id=2, title="Passwort ändern", text="Adresse und Rechnung im Konto."),
        Doc(id=3, title="Übertragung", text="Rechnungen kommen monatlich."),
    ],
    "de",
)


def test_the_commonest_word_comes_first_in_the_case_it_was_typed_in() -> None:
    """Two are enough."""
    assert SHELF.endings("Pass") == ["Passwort", "Passagen"]
    assert SHELF.endings("passw") == ["passwort"]
    assert SHELF.endings("Übertr") == ["Übertragung"]


def test_a_compound_ends_as_its_last_part_does() -> None:
    """Though nobody wrote it."""
    assert SHELF.endings("Rechnungsadr") == ["Rechnungsadresse"]


def test_a_known_word_is_whole_and_an_unknown_beginning_becomes_nothing() -> None:
    """So does one too short to say anything."""
    assert SHELF.endings("Rechnung") is None
    assert SHELF.endings("Xyq") == []
    assert SHELF.endings("Pa") == []


@pytest.mark.parametrize(
    ("text", "half"), [("mein E-Mail-Pass", "E-Mail-Pass"), ("mein Pass ", ""), ("", "")]
)
def test_the_last_word_may_be_half_typed(text: str, half: str) -> None:
    """As long as nothing follows it."""
    assert half_word(text) == half


def test_one_collection_that_knows_the_word_is_enough() -> None:
    """Otherwise what the first one offers comes first."""
    assert merged([["a"], None]) is None
    assert merged([["a", "b"], ["b", "c"]]) == ["a", "b"]
    assert merged([[], ["c"]]) == ["c"]


@pytest.mark.parametrize("text", ["Hallo, guten Tag!", "Vielen Dank", "thank you very much", "…", ""])
def test_courtesies_alone_ask_for_nothing(text: str) -> None:
    """A single word beyond them does."""
    assert only_courtesies(text)
    assert not only_courtesies(f"{text} Rechnung")
