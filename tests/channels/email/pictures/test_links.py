"""Addresses that stand for pictures elsewhere."""

from datetime import UTC, datetime, timedelta

import pytest

from ruhepol.channels.email.pictures.links import LIFE, LONGEST, PATH, address_of, is_remote, source_of
from ruhepol.core import clock

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def test_an_address_leads_back_to_its_picture_for_some_minutes():
    """Signed and dated; afterwards it is worth nothing."""
    with clock.frozen(NOON):
        address = address_of(" https://shop.example/a.png?x=1 ")
        assert address.startswith(PATH)
        assert source_of(address) == "https://shop.example/a.png?x=1"
    with clock.frozen(NOON + LIFE + timedelta(seconds=1)):
        assert source_of(address) is None


@pytest.mark.parametrize("path", [PATH, f"{PATH}x", f"{PATH}aHR0cDovLzEyNy4wLjAuMS8:x"])
def test_nobody_else_can_make_one(path: str):
    """Without our signature there is no picture."""
    assert source_of(path) is None


def test_an_endless_source_gets_no_address():
    """An address that no server would take is not made."""
    assert address_of(f"https://shop.example/{'a' * LONGEST}") is None


@pytest.mark.parametrize("source", ["cid:logo", "data:image/png;base64,aa", "/own.png", "ftp://a/b"])
def test_only_the_web_is_elsewhere(source: str):
    """What lies in the mail, or is no web address, is not remote."""
    assert not is_remote(source)
