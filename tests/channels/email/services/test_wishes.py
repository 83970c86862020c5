"""Asking the owner of a typed address."""

import pytest

from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.services.wishes import ask_whether_wanted
from ruhepol.core.models import EventRow
from tests.factories.people import make_brand

pytestmark = pytest.mark.django_db


def test_it_is_asked_once_for_a_cause():
    """Whoever types it again sends no second mail; the mail is automatic and may not be turned off."""
    brand = make_brand()
    asked = [
        ask_whether_wanted(cause="follow:1", address="a@b.example", brand=brand, language="de")
        for _ in range(2)
    ]
    [delivery] = Delivery.objects.all()
    assert asked == [delivery, delivery]
    assert (delivery.kind, delivery.is_automatic, delivery.state) == ("follow", True, "queued")
    assert EventRow.objects.filter(name="email.MailPosted").count() <= 1


def test_one_address_is_not_flooded():
    """Beyond a few an hour its mails are held, whatever they are about."""
    brand = make_brand()
    states = [
        ask_whether_wanted(cause=f"follow:{n}", address="a@b.example", brand=brand, language="de").state
        for n in range(5)
    ]
    assert states == ["queued"] * 3 + ["held"] * 2
