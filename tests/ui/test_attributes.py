"""The filters that macros are built with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.ui import attributes


def test_keywords_become_attributes():
    """Underscores are dashes, double ones colons; True is a bare name; None and False vanish."""
    given_words = {
        "hx_post": "/x",
        "hx_headers__inherited": "{}",
        "disabled": True,
        "hidden": False,
        "id": None,
    }
    assert attributes.attrs(given_words) == ' hx-post="/x" hx-headers:inherited="{}" disabled'


@given(st.text())
def test_no_value_breaks_out_of_its_quotes(text):
    """Whatever a stranger typed stays inside the attribute."""
    written = attributes.attrs({"title": text})
    inside = written.removeprefix(' title="').removesuffix('"')
    assert not set('"<>') & set(inside)


def test_a_name_cannot_smuggle_markup():
    """Attribute names come from templates; a wrong one is an error."""
    with pytest.raises(ValueError, match="no attribute name"):
        attributes.attrs({"x onclick": "1"})


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Kim Berger", "KB"),
        ("kim.berger@x.example", "KB"),
        ("Ada", "A"),
        ("Łukasz M. Żak", "ŁŻ"),
        ("", "?"),
        ("…", "?"),
    ],
)
def test_initials(name, letters):
    """An avatar shows the first letter of the first and the last word."""
    assert attributes.initials(name) == letters


def test_a_tone_is_steady():
    """The same person has the same colour on every page and every day."""
    assert attributes.tone("Kim Berger") == attributes.tone("kim berger")
    assert {attributes.tone(f"person {n}") for n in range(100)} == {1, 2, 3, 4, 5, 6}
