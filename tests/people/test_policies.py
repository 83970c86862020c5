"""Who sees whom among colleagues."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.people.exceptions import CalendarNotFoundError
from ruhepol.people.policies import colleagues, get_calendar_for, teams_for
from ruhepol.people.services.calendars import create_calendar
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_a_partner_sees_only_the_own_teams_and_their_members():
    """Names of other colleagues and teams stay in the house."""
    world = make_world()
    assert list(colleagues(world.pia)) == [world.pia]
    assert list(teams_for(world.pia)) == [world.night]


def test_an_agent_sees_all_active_colleagues():
    """Everybody who may sign in, in the order of names."""
    world = make_world()
    assert [agent.name for agent in colleagues(world.ada)] == ["Ada", "Ben", "Pia", "Root"]
    assert set(teams_for(world.ada)) == {world.tech, world.night}


def test_calendars_are_set_by_those_who_lead():
    """For others, and for partners, there is no such thing."""
    world = make_world()
    calendar = create_calendar(name="Büro", by=SYSTEM)
    assert get_calendar_for(world.ben, calendar.pk) == get_calendar_for(world.root, calendar.pk) == calendar
    for agent, key in ((world.ada, calendar.pk), (world.pia, calendar.pk), (world.ben, calendar.pk + 1)):
        with pytest.raises(CalendarNotFoundError):
            get_calendar_for(agent, key)
