"""Tokens and signatures."""

from datetime import UTC, datetime, timedelta

import pytest

from ruhepol.core import clock, crypto

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_tokens_are_long_and_never_alike() -> None:
    """A token carries 256 bits and its digest fits the column it is stored in."""
    first, second = crypto.new_token(), crypto.new_token()
    assert first != second
    assert len(first) == 43
    assert len(crypto.digest(first)) == 64
    assert crypto.digest(first) != crypto.digest(second)


@pytest.mark.parametrize("value", [12, "ü", {"ticket": 4}, None, [1, "a"]])
def test_a_signed_value_comes_back(value: object) -> None:
    """What was signed is read back unchanged, whatever JSON value it is."""
    assert crypto.unsign("rate", crypto.sign("rate", value)) == value


def test_a_signature_holds_for_one_purpose() -> None:
    """A text signed to rate cannot be used to sign in."""
    with pytest.raises(crypto.BadSignature):
        crypto.unsign("sign-in", crypto.sign("rate", 12))


@pytest.mark.parametrize("text", ["", "x", "a:b", "Wzdd:nope", "é:é"])
def test_foreign_text_is_refused(text: str) -> None:
    """Text we did not sign is refused with our own error, never with a crash."""
    with pytest.raises(crypto.BadSignature):
        crypto.unsign("rate", text)


def test_a_signature_grows_old() -> None:
    """A signed text is accepted up to its age limit and not a second longer."""
    with clock.frozen(NOON):
        text = crypto.sign("rate", 12)
        clock.advance(timedelta(days=30))
        assert crypto.unsign("rate", text, max_age=timedelta(days=30)) == 12
        clock.advance(timedelta(seconds=1))
        with pytest.raises(crypto.SignatureExpired):
            crypto.unsign("rate", text, max_age=timedelta(days=30))
