"""What everybody may read of incidents."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.exceptions import IncidentNotFoundError
from ruhepol.healing.incidents import history, known, reach
from ruhepol.healing.policies import get_incident_for, get_public_incident
from ruhepol.healing.services.incidents import Said, activate, declare, end
from ruhepol.healing.services.problems import save_problem
from tests.factories.people import make_brand
from tests.healing.facts import description
from tests.healing.outbreak import break_out, strangers
from tests.world import NOON

WORDS = Said(words_de="Wir wissen davon.", words_en="We know.")


@pytest.fixture
def problem(world):  # noqa: ARG001  at noon
    """Know what a full disk looks like."""
    return save_problem(problem=None, description=description(), by=SYSTEM)


def public(problem, world, brand=None):
    """Return an incident that Ben made public."""
    incident, ben = declare(problem=problem, by=world.ben.actor), world.ben.actor
    return activate(incident=incident, title_de="P", title_en="D", brand=brand, said=WORDS, by=ben)


def test_a_proposal_is_nobodys_but_a_leads(problem, world):
    """Neither on a public page nor for agents who do not lead."""
    incident = declare(problem=problem, by=SYSTEM)
    assert known(world.brand) == []
    assert history(world.brand).past == []
    with pytest.raises(IncidentNotFoundError):
        get_public_incident(world.brand, incident.pk)
    assert get_incident_for(world.ben, incident.pk) == incident
    for agent in (world.ada, world.pia):
        with pytest.raises(IncidentNotFoundError):
            get_incident_for(agent, incident.pk)


def test_a_brands_incident_is_that_brands(problem, world):
    """Another brand's readers learn nothing of it; without a brand it is everybody's."""
    other = make_brand(key="shop", name="Shop")
    incident = public(problem, world, brand=world.brand)
    [one] = known(world.brand)
    assert (one.incident, one.latest.words_en, one.count) == (incident, "We know.", 0)
    assert known(other) == []
    with pytest.raises(IncidentNotFoundError):
        get_public_incident(other, incident.pk)
    incident.brand = None
    incident.save()
    assert get_public_incident(other, incident.pk) == incident


def test_it_reaches_as_far_as_its_problem(problem, world):
    """Assets in all, and those that still have it."""
    incident = public(problem, world)
    matches = break_out(problem, strangers(3))
    matches[0].gone_at = NOON
    matches[0].save()
    assert vars_of(reach(incident)) == (3, 2, 3, 0)


def vars_of(reach_):
    """Return the numbers in order."""
    return (reach_.assets, reach_.still, reach_.customers, reach_.followers)


def test_ninety_days_are_told(problem, world):
    """Each day of an incident counts, from its beginning to its end; what is older is gone."""
    incident = public(problem, world)
    with clock.frozen(NOON + timedelta(days=2)):
        end(incident=incident, said=WORDS, by=SYSTEM)
        seen = history(world.brand)
    assert (len(seen.days), seen.disturbed, list(seen.past)) == (90, 3, [incident])
    with clock.frozen(NOON + timedelta(days=93)):
        assert (history(world.brand).disturbed, list(history(world.brand).past)) == (0, [])
