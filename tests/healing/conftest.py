"""Everybody on a Monday at noon, Kim's server, and a system that watches it."""

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.services.sources import connect_source
from ruhepol.people.models import Asset
from tests.world import NOON, make_world


@pytest.fixture
def world(db):  # noqa: ARG001  everybody is a row
    """Hold the clock at noon and return everybody."""
    with clock.frozen(NOON):
        yield make_world()


@pytest.fixture
def server(world):
    """Kim's server mc-42."""
    made = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    made.customers.add(world.kim.customer)
    return made


@pytest.fixture
def source(world):  # noqa: ARG001  at noon
    """Connect a system that tells what happens."""
    return connect_source(name="Überwachung", by=SYSTEM)[0]
