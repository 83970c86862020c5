"""Finding the customer behind an address."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.people.models import Customer
from ruhepol.people.services.recognise import recognise

pytestmark = pytest.mark.django_db


def test_the_same_address_in_any_case_is_one_customer():
    """Case and spaces do not make two people; the greeting happens once."""
    first = recognise(address="Kim@Turnierserver.example", name="Kim", by=SYSTEM)
    again = recognise(address=" kim@turnierserver.EXAMPLE ", by=SYSTEM)
    assert first == again
    assert first.verified_at is None
    assert EventRow.objects.filter(name="people.CustomerAppeared").count() == 1


def test_a_name_is_filled_but_never_overwritten():
    """Whoever writes with a foreign name does not rename a customer."""
    recognise(address="kim@turnierserver.example", by=SYSTEM)
    recognise(address="kim@turnierserver.example", name="Kim Berger", by=SYSTEM)
    recognise(address="kim@turnierserver.example", name="Mallory", by=SYSTEM)
    assert Customer.objects.get().name == "Kim Berger"


def test_no_address_is_refused():
    """There is no customer without an address to answer to."""
    with pytest.raises(ValueError, match="address"):
        recognise(address="  ", by=SYSTEM)
