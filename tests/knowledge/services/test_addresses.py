"""Addresses made from titles and kept for ever."""

import pytest

from ruhepol.knowledge.services.addresses import free_slug, keep_address
from tests.factories.knowledge import make_text

pytestmark = pytest.mark.django_db


def test_a_title_becomes_a_readable_address() -> None:
    """Umlauts are spelt out in German and dropped to their letter in English."""
    assert free_slug("Größe ändern", "de") == "groesse-aendern"
    assert free_slug("Größe ändern", "en") == "grosse-andern"
    assert free_slug("???", "de") == "article"


def test_an_address_another_text_once_had_is_not_given_away() -> None:
    """Only the text itself may return to it."""
    text = make_text("Passwort vergessen")
    text.slug = "kennwort"
    text.save()
    keep_address(text)
    assert free_slug("Passwort vergessen", "de") == "passwort-vergessen-2"
    assert free_slug("Passwort vergessen", "de", text) == "passwort-vergessen"
    assert free_slug("Passwort vergessen", "en") == "passwort-vergessen"


def test_keeping_twice_is_keeping_once() -> None:
    """A text that returns to an old address has it only once."""
    text = make_text("Rechnung")
    keep_address(text)
    assert [address.slug for address in text.addresses.all()] == ["rechnung"]
