"""A further way to be recognised."""

import pytest

from ruhepol.core import clock
from ruhepol.core.models import EventRow
from ruhepol.people.models import IdentityKind
from ruhepol.people.selectors import email_identity
from ruhepol.people.services.identities import attach
from tests.factories.people import make_identity


@pytest.mark.django_db
def test_a_second_address_finds_the_same_customer():
    """It is kept as it is compared, and proven only where a moment is given."""
    kim = make_identity()
    attach(customer=kim.customer, kind=IdentityKind.EMAIL, address=" Kim@Home.example", by=kim.customer.actor)
    found = email_identity("kim@home.example")
    assert (found.customer, found.verified_at) == (kim.customer, None)
    proven = attach(
        customer=kim.customer,
        kind=IdentityKind.EXTERNAL,
        address="shop:42",
        verified_at=clock.now(),
        by=kim.customer.actor,
    )
    assert proven.verified_at
    assert EventRow.objects.filter(name="people.CustomerChanged").count() == 2
