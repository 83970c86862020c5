"""Erasing a customer."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.people.models import Customer, Identity
from ruhepol.people.selectors import addresses_before_erasing, email_identity, verified_identity
from ruhepol.people.services.erasing import erase, forget_addresses
from ruhepol.people.services.recognise import recognise
from ruhepol.people.services.segments import save_segment
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_nobody_can_tell_any_more_who_it_was():
    """The row stays without name, address, note and organisation; doing it again does nothing."""
    world = make_world()
    kim = world.kim.customer
    segment = save_segment(name="Treue", addresses=[world.kim.value, world.nora.value], by=SYSTEM)
    Customer.objects.filter(pk=kim.pk).update(note="ruft gern an")
    Identity.objects.filter(pk=world.kim.pk).update(verified_at=clock.now())
    for _time in range(2):
        erase(customer=kim, by=world.root.actor)
    kim.refresh_from_db()
    assert (kim.name, kim.note, kim.organisation, str(kim)) == ("", "", None, f"#{kim.pk}")
    assert email_identity(world.kim.value) is None
    assert verified_identity(world.kim.pk) is None
    assert list(segment.addresses.values_list("value", flat=True)) == [world.nora.value]
    assert EventRow.objects.filter(name="people.CustomerErased").count() == 1


def test_who_writes_again_is_somebody_new():
    """The address leads to the erased row no more."""
    world = make_world()
    erase(customer=world.kim.customer, by=SYSTEM)
    assert recognise(address=world.kim.value, by=SYSTEM).customer != world.kim.customer


def test_the_rooms_know_the_addresses_for_a_day():
    """Long enough to find what carries them; then a sweep forgets them for good."""
    world = make_world()
    erase(customer=world.kim.customer, by=SYSTEM)
    forget_addresses()
    assert addresses_before_erasing(world.kim.customer_id) == [world.kim.value]
    with clock.frozen(clock.now() + timedelta(days=2)):
        forget_addresses()
    assert addresses_before_erasing(world.kim.customer_id) == []
