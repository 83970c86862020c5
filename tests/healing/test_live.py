"""Who may follow a repair live."""

import pytest

from ruhepol.core import actors
from ruhepol.core.live import registry
from ruhepol.healing.services.runs import propose
from tests.healing.signs import make_full


@pytest.fixture
def run(world, source, server):
    """A repair of Kim's server, begun by Kim."""
    kim = world.kim.customer
    return propose(problem=make_full(source).problem, asset=server, by=kim.actor, customer=kim)


def test_only_who_may_see_it_follows_it(world, run):
    """Kim, and agents; neither Nora nor a partner who serves somebody else, nor who has left."""
    stream = f"run:{run.pk}"
    assert registry.may_follow(world.kim.customer.actor, stream)
    assert registry.may_follow(world.ada.actor, stream)
    for actor in (
        world.nora.customer.actor,
        world.pia.actor,
        actors.agent(0),
        actors.customer(0),
        actors.SYSTEM,
    ):
        assert not registry.may_follow(actor, stream)
    world.ada.is_active = False
    world.ada.save()
    assert not registry.may_follow(world.ada.actor, stream)


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 19, "1 OR 1=1", "-1"])
def test_nonsense_is_refused(world, run, key):  # noqa: ARG001  there is one
    """Whatever stands after the colon."""
    assert not registry.may_follow(world.ada.actor, f"run:{key}")
