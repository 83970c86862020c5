"""Brands."""

import pytest
from django.core.exceptions import ValidationError

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.people.services.brands import save_brand
from ruhepol.people.services.calendars import create_calendar

pytestmark = pytest.mark.django_db


def test_a_brand_gets_a_key_of_its_own():
    """Two brands of one name are told apart by their keys."""
    first = save_brand(name="Nordstern", support_address="a@nordstern.example", by=SYSTEM)
    second = save_brand(name="Nordstern", support_address="b@nordstern.example", by=SYSTEM)
    assert (first.key, second.key) == ("nordstern", "nordstern-2")


def test_changing_a_brand_keeps_what_is_not_named():
    """Only the given facts change."""
    brand = save_brand(name="Nordstern", support_address="a@nordstern.example", by=SYSTEM)
    save_brand(brand=brand, form_of_address="du", by=SYSTEM)
    brand.refresh_from_db()
    assert (brand.form_of_address, brand.support_address) == ("du", "a@nordstern.example")


def test_what_is_otherwise_is_told():
    """Who keeps figures of a brand hears whether its hours are others now."""
    brand = save_brand(name="Nordstern", support_address="a@nordstern.example", by=SYSTEM)
    save_brand(brand=brand, name="Nordstern", calendar=create_calendar(name="Büro", by=SYSTEM), by=SYSTEM)
    rows = EventRow.objects.filter(name="people.BrandSaved").order_by("pk")
    assert rows.last().data["fields"] == ["calendar"]


def test_a_brand_needs_a_real_address():
    """Nonsense never becomes the sender of mails."""
    with pytest.raises(ValidationError):
        save_brand(name="Nordstern", support_address="nonsense", by=SYSTEM)
