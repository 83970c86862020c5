"""The world of the workspace's tests, and a browser signed in for each agent."""

import pytest
from django.test import Client

from ruhepol.core.actors import SYSTEM
from ruhepol.tickets.services.views import seed_views
from ruhepol.workspace import navigation
from tests.world import make_world


@pytest.fixture
def world(db, monkeypatch):  # noqa: ARG001  everybody is a row
    """Everybody, with the shared views; what the navigation counted stays for as long as a test takes."""
    navigation.forget_all()
    monkeypatch.setattr(navigation, "FRESH_FOR", 3_600)
    made = make_world()
    seed_views(by=SYSTEM)
    return made


@pytest.fixture
def ada(world):
    """Ada's browser."""
    return signed_in(world.ada)


@pytest.fixture
def ben(world):
    """Ben's browser; he leads."""
    return signed_in(world.ben)


@pytest.fixture
def pia(world):
    """Pia's browser; she works for a partner and is not to be trusted."""
    return signed_in(world.pia)


@pytest.fixture
def root(world):
    """The administrator's browser."""
    return signed_in(world.root)


def signed_in(agent) -> Client:
    """Return a browser in which this agent has signed in."""
    client = Client()
    client.force_login(agent)
    return client
