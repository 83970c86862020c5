"""Everybody, on a Monday at noon."""

import pytest

from ruhepol.core import clock
from tests.world import NOON, make_world


@pytest.fixture
def world(db):  # noqa: ARG001  everybody is a row
    """Hold the clock at noon and return everybody."""
    with clock.frozen(NOON):
        yield make_world()
