"""Every test of the channel lives in the small world, with one widget on the shop's pages."""

import pytest

from tests.factories.chat import make_widget
from tests.world import make_world


@pytest.fixture
def world(db):  # noqa: ARG001  people are rows
    """Everybody by name."""
    return make_world()


@pytest.fixture
def widget(world):
    """Return the shop's widget."""
    return make_widget(brand=world.brand)


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings):
    settings.DATA_DIR = tmp_path
