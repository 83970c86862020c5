"""Saved views."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.tickets.exceptions import TicketNotFoundError, UnknownFilterError
from ruhepol.tickets.models import View
from ruhepol.tickets.policies import get_view_to_change, views_for
from ruhepol.tickets.services.views import FIRST_VIEWS, delete_view, save_view, seed_views
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_seeding_twice_makes_each_shared_view_once():
    """An upgrade or a second start adds nothing."""
    assert len(seed_views(by=SYSTEM)) == len(FIRST_VIEWS)
    assert seed_views(by=SYSTEM) == []
    assert View.objects.filter(owner=None).count() == len(FIRST_VIEWS)


def test_a_view_with_an_unknown_filter_is_refused():
    """No name from outside reaches a query."""
    world = make_world()
    with pytest.raises(UnknownFilterError):
        save_view(name="X", filters={"password": "1"}, by=world.ada.actor, owner=world.ada)


def test_an_agents_own_view_is_seen_and_changed_by_nobody_else():
    """Shared views are everybody's to see and the leads' to change."""
    world = make_world()
    seed_views(by=SYSTEM)
    own = save_view(name="Meine", filters={"tag": "vip"}, by=world.ada.actor, owner=world.ada)
    assert own in views_for(world.ada)
    assert own not in views_for(world.ben)
    shared = View.objects.filter(owner=None).first()
    assert get_view_to_change(world.ben, shared.pk) == shared
    for agent, view in ((world.ben, own), (world.ada, shared), (world.pia, shared)):
        with pytest.raises(TicketNotFoundError):
            get_view_to_change(agent, view.pk)


def test_a_deleted_view_is_gone():
    """Only the view, never a ticket."""
    world = make_world()
    own = save_view(name="Meine", filters={}, by=world.ada.actor, owner=world.ada)
    delete_view(view=own, by=world.ada.actor)
    assert not View.objects.exists()
