"""From text to stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.core.text import Analyser, excerpt, identifiers, query_stems, stems, tokens


def test_stems_drop_stop_words_and_signs_and_keep_order() -> None:
    """Only the words that carry meaning remain, in their order."""
    assert stems("Die Rechnungen, bitte, für meinen Server!", "de") == ["rechnung", "serv"]
    assert stems("The invoices for my servers, please", "en") == ["invoic", "server"]


@pytest.mark.parametrize(
    ("left", "right"), [("Häuser", "Haus"), ("Straße", "Strasse"), ("Rückgabe", "Rueckgabe")]
)
def test_german_spellings_share_a_stem(left: str, right: str) -> None:
    """Umlaut, spelt-out umlaut and ß/ss lead to the same stem."""
    assert stems(left, "de") == stems(right, "de")


def test_identifiers_are_kept_whole_beside_their_parts() -> None:
    """A number with signs, an address and a host are one identifier each; E-Mail is none."""
    found = identifiers("NH-2026-0042 von kim@nord.example, Server mc-42, E-Mail")
    assert found == ["nh20260042", "kimnordexample", "mc42"]


def test_a_query_word_asks_in_both_languages() -> None:
    """Two words are too few to be sure of a language; a stop word of either asks nothing."""
    assert query_stems("Rechnungen") == ("rechnung", "rechnungen")
    assert query_stems("the") == query_stems("die") == ()


def test_a_splitter_adds_the_parts_of_compounds() -> None:
    """The parts a splitter gives are stemmed and stand beside their compound."""
    analyser = Analyser("de", split={"rechnungsadresse": ("rechnung", "adresse")}.get)  # type: ignore[arg-type]
    with_parts = Analyser(
        "de", split=lambda word: ("rechnung", "adresse") if word == "rechnungsadresse" else ()
    )
    assert with_parts.stems("Rechnungsadresse") == ["rechnungsadress", "rechnung", "adress"]
    assert analyser.language == "de"


@given(st.text(max_size=300))
def test_any_text_gives_words_of_letters_and_digits_only(text: str) -> None:
    """Whatever comes in, what goes to the index holds no sign a database could misread."""
    assert all(stem.isalnum() for stem in (*stems(text, "de"), *stems(text, "en")))
    assert all(word.isalnum() for word in tokens(text))


@given(st.text(max_size=400), st.text(max_size=30))
def test_an_excerpt_is_made_of_the_text(text: str, query: str) -> None:
    """An excerpt never invents words and never fails."""
    cut = excerpt(text, query, "de", length=80)
    assert cut.text.removeprefix("… ").removesuffix(" …") in " ".join(text.split())


def test_excerpt_shows_the_match_in_a_long_text() -> None:
    """A match far down is brought into view and marked, in another form of the word too."""
    cut = excerpt("Vorrede ohne Belang. " * 30 + "Die Rechnungen liegen im Konto.", "Rechnung", "de")
    assert ("Rechnungen", True) in cut.runs
    assert cut.text.startswith("… ")
    assert cut.found


def test_excerpt_marks_the_half_typed_word() -> None:
    """While typing, the words that continue the last one are marked."""
    assert ("Rechnungsadresse", True) in excerpt("Rechnungsadresse ändern", "rechnungsad", "de").runs
