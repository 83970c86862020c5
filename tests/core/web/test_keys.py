"""Keys as browsers send them."""

import pytest

from ruhepol.core.web.keys import key_in


@pytest.mark.parametrize(
    ("sent", "key"),
    [("7", 7), ("0012", 12), ("", 0), ("-1", 0), ("2²", 0), ("٣", 0), ("1 ", 0), ("9" * 18, 10**18 - 1)],
)
def test_what_is_no_key_is_none(sent, key):
    """Digits of our own alone are read, and no more than a key has: the rest is what nothing has."""
    assert key_in(sent) == key


def test_a_number_of_any_length_does_no_harm():
    """Longer ones are neither reckoned with nor handed to the database."""
    assert key_in("9" * 19) == key_in("9" * 100_000) == 0
