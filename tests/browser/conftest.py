"""Browser tests on the test's own server; the harness is `tests/chromium.py`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from ruhepol.people.models import Agent
from tests.chromium import Visits, visiting

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Mark every test of this folder, so that `-m "not browser"` leaves them out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def visit(chromium, live_server) -> Iterator[Visits]:
    """Open pages of the test server."""
    with visiting(chromium, live_server.url) as visit:
        yield visit


@pytest.fixture
def enter(visit):
    """Return the function that opens a page as an agent who has signed in."""
    visit.excuse("/live/")  # the test server has no hub; the page lives on without it

    def enter(agent, address, *, language="en", theme="light", **options):
        Agent.objects.filter(pk=agent.pk).update(language=language, theme=theme)
        client = Client()
        client.force_login(agent)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "domain": "localhost", "path": "/"}
        known = {"cookies": [cookie], "origins": []}
        return visit(address, language=language, theme=theme, storage_state=known, **options)

    return enter
