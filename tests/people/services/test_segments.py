"""Who is in a segment."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.people.exceptions import NameTakenError, UnknownOrganisationError
from ruhepol.people.models import Asset, Segment
from ruhepol.people.selectors import segments_of
from ruhepol.people.services.segments import Rule, save_segment
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Kim and Nora, of two firms."""
    return make_world()


def proven(identity):
    """Return the customer, the address proven."""
    identity.verified_at = NOON
    identity.save()
    return identity.customer


def test_the_list_names_addresses_domains_and_organisations(world):
    """One way in is enough, in any spelling; a stranger to all of them is outside."""
    by_address = save_segment(name="A", addresses=[" Kim@Turnierserver.example "], by=SYSTEM)
    by_domain = save_segment(name="B", addresses=["@turnierserver.example"], by=SYSTEM)
    by_firm = save_segment(name="C", organisations=["turnierserver e. v."], by=SYSTEM)
    assert segments_of(proven(world.kim)) == {by_address.pk, by_domain.pk, by_firm.pk}
    assert segments_of(proven(world.nora)) == frozenset()


def test_a_typed_address_leads_into_no_segment(world):
    """Only a proven one does."""
    save_segment(name="A", addresses=["@laden.example"], by=SYSTEM)
    assert segments_of(world.nora.customer) == frozenset()


@pytest.mark.parametrize(
    ("rule", "inside"),
    [
        (Rule(asset_kind="server"), True),
        (Rule(asset_kind="server", asset_state="running"), True),
        (Rule(asset_kind="server", asset_state="stopped"), False),
        (Rule(asset_kind="server", attribute="plan", value="business"), True),
        (Rule(asset_kind="server", attribute="plan", value="basic"), False),
        (Rule(asset_kind="domain"), False),
        (Rule(attribute="plan", value="business"), False),
    ],
)
def test_the_rule_is_about_one_thing_a_customer_has(world, rule, inside):
    """Kind, state and attribute all have to fit; without a kind there is no rule."""
    server = Asset.objects.create(
        kind="server", external_id="1", name="s1", state="running", attributes={"plan": "business"}
    )
    server.customers.add(world.kim.customer)
    segment = save_segment(name="Server", rule=rule, by=SYSTEM)
    assert (segment.pk in segments_of(world.kim.customer)) is inside
    assert segment.pk not in segments_of(world.nora.customer)


def test_saving_again_says_anew_who_is_in(world):
    """The old list is gone, and the change is told."""
    segment = save_segment(name="A", addresses=["@turnierserver.example"], by=SYSTEM)
    save_segment(segment=segment, name="B", by=SYSTEM)
    assert (Segment.objects.get().name, segments_of(proven(world.kim))) == ("B", frozenset())
    assert EventRow.objects.filter(name__endswith="SegmentSaved").count() == 2


def test_a_taken_name_and_an_unknown_organisation_are_refused():
    """Nothing is kept of either."""
    save_segment(name="A", by=SYSTEM)
    with pytest.raises(NameTakenError):
        save_segment(name="a", by=SYSTEM)
    with pytest.raises(UnknownOrganisationError):
        save_segment(name="B", organisations=["Niemand GmbH"], by=SYSTEM)
    assert Segment.objects.count() == 1
