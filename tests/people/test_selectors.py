"""Questions about people."""

import pytest

from ruhepol.people.hours.arithmetic import is_open
from ruhepol.people.selectors import default_brand, email_identity, hours_of
from tests.factories.people import make_brand, make_identity
from tests.people.hours.calendars import at

pytestmark = pytest.mark.django_db


def test_the_oldest_brand_speaks_where_no_other_is_named():
    """Before set-up there is none; later ones do not push the first aside."""
    assert default_brand() is None
    first = make_brand()
    make_brand(key="zweite")
    assert default_brand() == first


def test_an_address_is_known_whatever_its_case():
    """People type their address as they like."""
    kim = make_identity()
    assert email_identity(" Kim@Turnierserver.example ") == kim
    assert email_identity("niemand@turnierserver.example") is None


def test_without_a_calendar_the_clock_never_stops():
    """No calendar means around the clock, not closed."""
    assert is_open(hours_of(None), at("2026-03-01T03:00"))
