"""A back end to ask."""

import pytest

from tests.healing.doing.servers import backend


@pytest.fixture
def shop():
    """Run a back end without TLS."""
    with backend() as server:
        yield server
