"""Browser tests, each on a server of its own; the harness is `tests/chromium.py`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from ruhepol.people.models import Agent
from tests.chromium import Visits, visiting
from tests.serving import pages

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Mark every test of this folder, so that `-m "not browser"` leaves them out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def address(transactional_db) -> Iterator[str]:  # noqa: ARG001  the server's threads see what is committed
    """Serve the product's pages; return where."""
    with pages() as address:
        yield address


@pytest.fixture
def visit(chromium, address) -> Iterator[Visits]:
    """Open pages of the test's server."""
    with visiting(chromium, address) as visit:
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
