"""Every test of the channel lives in the small world, with a file store of its own."""

import pytest

from tests.factories.smtp import Inbox, running
from tests.world import make_world


@pytest.fixture
def world(db):  # noqa: ARG001  people are rows
    """Everybody by name."""
    return make_world()


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def inbox(settings):
    """Return the inbox of a real SMTP server to which everything is sent."""
    inbox = Inbox()
    with running(inbox) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = ""
        yield inbox
