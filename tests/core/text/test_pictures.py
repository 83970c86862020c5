"""Pictures in a text somebody types."""

from hypothesis import given
from hypothesis import strategies as st

from ruhepol.core.text.pictures import Shown, pictures_in, pieces, spoken

TEXT = "Hier:\n![der Knopf](image:picture-1)\nund ![](image:b)."


def test_a_text_falls_into_words_and_pictures():
    """What stands before, between and after keeps its place."""
    assert list(pieces(TEXT)) == [
        "Hier:\n", Shown("picture-1", "der Knopf"), "\nund ", Shown("b", ""), ".",
    ]  # fmt: skip
    assert pictures_in(TEXT) == {"picture-1", "b"}


def test_where_none_is_seen_its_words_are_said():
    """Plain mails, lists and plans say what is to be seen."""
    assert spoken(TEXT) == "Hier:\n[der Knopf]\nund []."


@given(st.text())
def test_nothing_of_a_text_gets_lost(text):
    """Whatever is typed, words without a picture come back as they were."""
    whole = "".join(f"![{p.words}](image:{p.name})" if isinstance(p, Shown) else p for p in pieces(text))
    assert whole == text
