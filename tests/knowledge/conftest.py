"""Every test begins with an empty shelf: the process remembers published texts, the database forgets them."""

import pytest

from ruhepol.knowledge.suggest import shelf
from tests.world import make_world


@pytest.fixture(autouse=True)
def _empty_shelf():
    """Forget the texts of the test before."""
    shelf.forget()
    yield
    shelf.forget()


@pytest.fixture
def world(db):  # noqa: ARG001  everybody is a row
    """Everybody."""
    return make_world()
