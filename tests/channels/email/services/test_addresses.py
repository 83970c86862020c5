"""Addresses whose mail comes back are known as such, until they are heard of again."""

from datetime import timedelta

import pytest

from ruhepol.channels.email.models import AddressState
from ruhepol.channels.email.selectors import bouncing
from ruhepol.channels.email.services.addresses import note_bounce
from ruhepol.core import clock
from tests.factories.mail import arrive, make_mail
from tests.world import NOON

KIM = "kim@turnierserver.example"

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture(autouse=True)
def _noon():
    with clock.frozen(NOON):
        yield


def test_the_first_of_the_returned_mails_is_remembered():
    """However often mail comes back, it does so since the first time; the last words are kept."""
    note_bounce(address=KIM, words="mailbox full")
    clock.advance(timedelta(days=2))
    note_bounce(address=KIM.upper(), words="no such user")
    state = bouncing(KIM)
    assert (state.bounces_since, state.bounced_at) == (NOON, NOON + timedelta(days=2))
    assert (state.bounces, state.words) == (2, "no such user")


def test_whoever_writes_again_is_reachable():
    """A mail from the address is a sign of life; what comes back after it begins anew."""
    note_bounce(address=KIM, words="mailbox full")
    clock.advance(timedelta(days=1))
    arrive(make_mail())
    assert bouncing(KIM) is None
    clock.advance(timedelta(days=1))
    note_bounce(address=KIM, words="mailbox full")
    assert bouncing(KIM).bounces_since == NOON + timedelta(days=2)
    assert AddressState.objects.get().bounces == 1


def test_another_customer_s_mail_is_no_sign_of_life():
    """Only the address itself can show that it lives."""
    note_bounce(address=KIM, words="gone")
    clock.advance(timedelta(days=1))
    arrive(make_mail(sender="nora@blumenladen.example"))
    assert bouncing(KIM).words == "gone"
