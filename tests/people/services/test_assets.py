"""What customers have is kept as it was told."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.people.models import Identity
from ruhepol.people.services.assets import AssetFacts, tell_asset
from tests.world import make_world

pytestmark = pytest.mark.django_db


def told(**facts):
    """Tell of a server and return it."""
    known = AssetFacts(**{"name": "mc-42", **facts})
    return tell_asset(kind="server", external_id="s-42", facts=known, by=SYSTEM)


def test_only_what_is_new_is_said():
    """Becoming known, each change by name, and another owner; the same again says nothing."""
    kim = make_world().kim
    for facts in (
        {},
        {},
        {"state": " stopped "},
        {"state": "stopped", "customers": [kim.value]},
        {"state": "stopped", "customers": [kim.value, kim.value]},
        {"state": "stopped", "attributes": {"plan": "business"}},
    ):
        asset = told(**facts)
    rows = EventRow.objects.filter(stream=f"asset:{asset.pk}").order_by("pk")
    assert [row.data["fields"] for row in rows] == [["name"], ["state"], ["customers"], ["attributes"]]
    assert list(asset.customers.all()) == [kim.customer]


def test_an_address_nobody_knew_becomes_a_customer():
    """Whose things are known before they first write."""
    make_world()
    asset = told(customers=["neu@kunde.example"])
    assert list(asset.customers.all()) == [Identity.objects.get(value="neu@kunde.example").customer]
