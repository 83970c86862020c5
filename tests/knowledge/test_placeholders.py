"""Placeholders of canned answers."""

import pytest

from ruhepol.knowledge.placeholders import bare, fill


def test_what_is_known_is_filled_in_and_the_rest_stays_to_be_seen():
    """An agent sees what is missing; a name nobody knows is no placeholder."""
    values = {"customer": "Kim", "agent": ""}
    assert fill("Hallo {customer}, {agent} {password} {0}", values) == "Hallo Kim, {agent} {password} {0}"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Kim\n\nBcc: x@y.example", "Kim Bcc: x@y.example"),
        ("{agent}", "{agent}"),
        ("{customer.__class__}", "{customer.__class__}"),
        ("![x](image:picture-1)", "! [x](image:picture-1)"),
        ("K\x00im\u202e", "K im"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_value_is_only_words(name, said):
    """It breaks no line, fills nothing in itself, shows no picture, and is of bounded length."""
    assert fill("{customer}", {"customer": name, "agent": "Ada"}) == said


def test_the_index_does_not_know_placeholders():
    """Nobody looks for a word of ours."""
    assert bare("Guten Tag {customer}!").split() == ["Guten", "Tag", "!"]
