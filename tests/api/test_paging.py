"""Cursors, numbers and moments that nobody made."""

import base64
import json

import pytest

FOREIGN = [
    "{}",
    "[null]",
    "[Infinity]",
    f"[{2**63}]",
    '["2026-03-02T12:00:00Z", Infinity]',
    f'["2026-03-02T12:00:00Z", {2**63}]',
    '["0001-01-01T00:00:00+14:00", 1]',
    "[" * 50_000,
]


def word(text: str) -> str:
    """Return a text as a cursor is written."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize("text", FOREIGN, ids=[text[:12] for text in FOREIGN])
@pytest.mark.parametrize("path", ["/tickets", "/customers"])
def test_a_foreign_cursor_is_told(ada, path, text):
    """It is named as the caller's mistake, by a list of moments and by one of numbers."""
    answer = ada("get", f"{path}?cursor={word(text)}")
    assert (answer.status_code, "cursor" in json.dumps(answer.json())) == (422, True)


@pytest.mark.parametrize("number", [str(2**63), "9" * 30, "9" * 5_000], ids=len)
def test_a_number_larger_than_any_is_nobodys(ada, number):
    """No database can look for it."""
    assert ada("get", f"/tickets/{number}").status_code == 404
    assert ada("get", f"/customers/{number}").status_code == 404
    assert ada("get", f"/repairs/{number}").status_code == 404


def test_a_moment_before_the_first_is_told(ada):
    """There is none in our own zone."""
    assert ada("get", "/tickets?updated_since=0001-01-01T00:00:00%2B14:00").status_code == 422
