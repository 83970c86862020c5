"""Secrets do not reach what is kept."""

import base64
import json
from urllib.parse import quote

import pytest

from ruhepol.healing.doing.masking import MASK, MOST, kept, kept_data, masked, masked_data

SECRET = 'p/ä"ss wörd-42'


@pytest.mark.parametrize(
    "written",
    [
        SECRET,
        quote(SECRET),
        quote(SECRET, safe=""),
        json.dumps(SECRET),
        json.dumps(SECRET, ensure_ascii=False),
        base64.b64encode(SECRET.encode()).decode(),
    ],
)
def test_a_known_secret_goes_however_it_is_written(written):
    """Plain, in an address, in JSON and in base64: no writing of a known secret stays."""
    clean = masked(f"asked with {written} today", [SECRET])
    assert MASK in clean
    assert "42" not in clean
    assert clean.startswith("asked with ")


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Authorization: Bearer abcdef123456", "abcdef123456"),
        ("postgresql://shop:hunter22@db/shop", "hunter22"),
        ("password=hunter22&user=kim", "hunter22"),
        ('{"api_key": "hunter22"}', "hunter22"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIhunter22", "hunter22"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.hunter22", "hunter22"),
        ("Set-Cookie: sid=1\ncookie: hunter22", "hunter22"),
    ],
)
def test_what_looks_like_a_secret_goes(text, gone):
    """What an answer blurts out is masked by its look, without knowing it."""
    assert gone not in masked(text)


def test_usual_words_stay():
    """Facts that help are left as they are."""
    text = "disk 98 % full, 2 GB of old logs on mc-42; user kim asked for the password page"
    assert masked(text) == text


def test_data_is_masked_by_name():
    """In JSON a telling name hides its whole value, at any depth."""
    data = {"user": {"newPassword": "x1", "tokens": ["a", "b"]}, "keep_days": 7, "monkey": "banana"}
    clean = masked_data(data)
    assert clean == {"user": {"newPassword": MASK, "tokens": MASK}, "keep_days": 7, "monkey": "banana"}


def test_what_is_kept_is_cut_after_masking():
    """The cut never leaves half a secret."""
    text = "x" * (MOST - 8) + SECRET + "y" * 50
    found = kept(text, [SECRET])
    assert len(found) == MOST
    assert SECRET[:6] not in found


def test_data_is_kept_as_text():
    """What is kept of data can be read again and holds no byte a database refuses."""
    assert kept_data({"a": "b\0c", "token": 5}) == '{"a": "bc", "token": "•••"}'
    assert kept("a\0b") == "ab"
