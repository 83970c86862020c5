"""The page of known problems in a real browser."""

import pytest

from ruhepol.core import clock
from ruhepol.healing.models import Precursor
from ruhepol.healing.services.learning import learn
from ruhepol.healing.services.problems import save_problem
from tests.browser.looks import in_both_looks
from tests.healing.before import make_past
from tests.healing.facts import description
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    """A problem that is known, and one that signals suggest."""
    with clock.frozen(NOON):
        made = make_world()
        save_problem(problem=None, description=description(asset_kind="order"), by=made.ben.actor)
        make_past()
        learn()
        Precursor.objects.update(others=["another"])
    return made


@in_both_looks
def test_what_is_worth_describing_is_accessible_and_fits(enter, axe, screenshot, world, look) -> None:
    """With its tickets open: no serious fault by axe and no sideways scrolling."""
    language, theme, width = look
    page = enter(world.ben, "/desk/problems/", width=width, theme=theme, language=language)
    page.locator("details.disclosure").first.evaluate("each => each.open = true")
    screenshot(page, f"problems-{language}-{theme}-{width}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
