"""Paths into JSON: what they find, and what is no path."""

import pytest

from ruhepol.healing.jsonpath import PathError, path

ANSWER = {
    "used_percent": 98.5,
    "disks": [{"name": "a", "full": False}, {"name": "b", "full": True}],
    "none": None,
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$.used_percent", 98.5),
        ("$['used_percent']", 98.5),
        ("$.disks[1].name", "b"),
        ("$.disks[?@.full == true].name", "b"),
        ("$..name", "a"),
        ("$.disks[-1].full", True),
        ("$.none", None),
        ("$.absent.deeper", None),
        ("$.disks[0,1,-1,-2,5].name", "a"),
        ("$['$..a..b']", None),
        ("$.disks[?@.name != '$$,,,,,'].name", "a"),
    ],
)
def test_the_first_value(text, found):
    """A path leads to the first value that fits, and to None where nothing does."""
    assert path(text).first(ANSWER) == found


def test_all_values():
    """A path leads to every value that fits, and to a null that is there."""
    assert path("$..name").values(ANSWER) == ["a", "b"]
    assert path("$.none").values(ANSWER) == [None]
    assert path("$.absent").values(ANSWER) == []


def test_documents_that_are_one_value():
    """A document may be a bare value; only the root leads to it."""
    assert path("$").first(7) == 7
    assert path("$.a").first("a text") is None
    assert path("$").first([1]) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "used",
        "$.",
        "$[",
        "$.a b",
        "$[?",
        "$[?nope(@.a)]",
        "$..*..*",
        "$[?@..a == $.b]",
        "$[0,0][0,0][0,0][0,0][0,0]",
        "$..[?search(@.a, '(a+)+$')]",
        "$" + ".a" * 200,
    ],
)
def test_what_is_no_path(text):
    """What cannot be read is refused in words of one line; so is what costs more than the document."""
    with pytest.raises(PathError) as caught:
        path(text)
    assert "\n" not in str(caught.value)


def test_a_document_nested_too_deeply():
    """A hostile answer is refused in words, not by a crash."""
    deep = {}
    for _level in range(5_000):
        deep = {"a": deep}
    with pytest.raises(PathError, match="too deeply"):
        path("$..b").values(deep)
