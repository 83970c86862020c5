"""Every test of the channel lives in the small world, with a file store of its own."""

import pytest

from tests.world import make_world


@pytest.fixture
def world(db):  # noqa: ARG001  people are rows
    """Everybody by name."""
    return make_world()


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings):
    settings.DATA_DIR = tmp_path
