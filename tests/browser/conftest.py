"""Browser tests on the test's own server; the harness is `tests/chromium.py`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

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
