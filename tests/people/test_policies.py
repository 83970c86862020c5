"""Who sees whom among colleagues."""

import pytest

from ruhepol.people.policies import colleagues, teams_for
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
