"""The brake on automatic mail."""

from datetime import timedelta

import pytest

from ruhepol.channels.email.models import Storm
from ruhepol.channels.email.services.storms import begin_storm, end_storm
from ruhepol.core import clock
from ruhepol.core.models import EventRow
from tests.world import NOON


@pytest.fixture
def storm(db):  # noqa: ARG001  a storm is a row
    """Everything is stopped."""
    with clock.frozen(NOON):
        yield begin_storm(scope="all", key="", limit=600)


def test_what_rages_does_not_begin_again(storm):
    """One alarm a storm, however many mails run against it."""
    assert begin_storm(scope="all", key="", limit=600) == storm
    assert EventRow.objects.filter(name="channels.StormBegan").count() == 1


def test_it_passes_by_itself(storm):
    """After its hour it holds nothing, and a new one may begin."""
    clock.advance(timedelta(minutes=61))
    assert not Storm.objects.raging(clock.now()).exists()
    assert begin_storm(scope="all", key="", limit=600) != storm


def test_a_person_ends_it(storm, world):
    """Whoever knows better lets mail flow again, and is named."""
    end_storm(storm=storm, by=world.ben.actor)
    end_storm(storm=storm, by=world.ben.actor)
    assert not Storm.objects.raging(clock.now()).exists()
    assert EventRow.objects.get(name="channels.StormEnded").actor_id == world.ben.pk
