"""Every test begins with an empty shelf: the process remembers published texts, the database forgets them."""

import pytest

from ruhepol.knowledge.suggest import shelf


@pytest.fixture(autouse=True)
def _empty_shelf():
    """Forget the texts of the test before."""
    shelf.forget()
    yield
    shelf.forget()
