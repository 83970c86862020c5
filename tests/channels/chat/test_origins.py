"""Which pages may open a widget."""

import pytest

from ruhepol.channels.chat.origins import allows, tidy


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://Shop.example/", "https://shop.example"),
        ("shop.example", "https://shop.example"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("https://*.shop.example", "https://*.shop.example"),
        ("https://shop.example/basket", None),
        ("*", None),
        ("javascript:alert(1)", None),
        ("https://", None),
    ],
)
def test_an_origin_is_kept_as_it_is_compared(written, kept):
    """Scheme, host and port in small letters; anything else is none."""
    assert tidy(written) == kept


@pytest.mark.parametrize(
    ("origin", "is_allowed"),
    [
        ("https://shop.example", True),
        ("https://de.cdn.example", True),
        ("https://cdn.example", False),
        ("http://shop.example", False),
        ("http://de.cdn.example", False),
        ("https://shop.example.evil.example", False),
        ("https://evilcdn.example", False),
        ("https://evil.example/.cdn.example", False),
        ("null", False),
        ("", False),
        (None, False),
    ],
)
def test_only_pages_that_are_named_may_open_it(origin, is_allowed):
    """The whole origin has to fit; a star stands for subdomains only."""
    assert allows(["https://shop.example", "https://*.cdn.example"], origin) is is_allowed
