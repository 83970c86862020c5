"""A back end to ask, and what an operator may set."""

from dataclasses import replace

import pytest

from tests.healing.doing.servers import backend


@pytest.fixture
def shop():
    """Run a back end without TLS."""
    with backend() as server:
        yield server


@pytest.fixture
def set_to(settings):
    """Change what the operator has set."""

    def change(**values):
        settings.RUHEPOL = replace(settings.RUHEPOL, **values)

    return change
