"""The real mail servers of these tests, and the small world."""

import pytest

from tests.mail import dovecot as servers
from tests.world import make_world


@pytest.fixture
def dovecot():
    """Run a fresh Dovecot."""
    with servers.running() as server:
        yield server


@pytest.fixture
def world(db):  # noqa: ARG001  people are rows
    """Everybody by name."""
    return make_world()
