"""One installation for all journeys of a test run, its post, and browsers that look at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.chromium import Visits, visiting
from tests.journeys.house import House
from tests.journeys.house import house as running
from tests.journeys.people import sign_in
from tests.journeys.post import Post

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Mark every journey."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.processes)


@pytest.fixture(scope="session")
def house(tmp_path_factory) -> Iterator[House]:
    """A whole installation with the demo company's people and articles, and no history."""
    with running(tmp_path_factory.mktemp("house") / "data") as started:
        yield started


@pytest.fixture
def post(house) -> Post:
    """The customers' mail."""
    return Post(house.intake_port, house.data / "sink")


@pytest.fixture
def visit(chromium, house) -> Iterator[Visits]:
    """Open pages of the installation."""
    with visiting(chromium, house.address) as visit:
        yield visit


@pytest.fixture
def look(axe, screenshot) -> Callable[[Page, str], None]:
    """Look at a page: no grave fault by axe, no sideways scrolling, a picture if pictures are wanted."""

    def look(page: Page, name: str) -> None:
        screenshot(page, f"journey-{name}")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is too wide"

    return look


@pytest.fixture
def agent(visit, house) -> Callable[..., Page]:
    """Sign one of the demo's agents in: `agent("ada")`; options are those of `visit`."""
    return lambda name, **options: sign_in(visit("/desk/", **options), house.logins[name])
