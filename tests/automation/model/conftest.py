"""The service the tests of the model ask."""

import pytest

from ruhepol.automation.model.service import Service
from tests.automation.model.fake import chat_service


@pytest.fixture
def elsewhere():
    """A running service."""
    with chat_service() as server:
        yield server


@pytest.fixture
def model(elsewhere):
    """The bot's side of it."""
    return Service(f"http://127.0.0.1:{elsewhere.server_port}/v1/", "small", "secret")
