"""A clean list of what ran, for every test of the queue."""

from collections.abc import Iterator

import pytest

from tests.core.jobs import tasks


@pytest.fixture(autouse=True)
def ran() -> Iterator[list[object]]:
    """Return the list the test tasks write to, empty at the start."""
    tasks.ran.clear()
    yield tasks.ran
    tasks.ran.clear()
