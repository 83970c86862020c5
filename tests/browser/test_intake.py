"""Setting up what tells us things and what is asked, in a real browser: a source, its fetching, a system."""

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import System
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import refuse, take
from ruhepol.people.models import Agent, Role
from tests.browser.looks import in_both_looks
from tests.healing.facts import fact
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pages():
    """A source that has told something and something unreadable; a system to fetch from."""
    with clock.frozen(NOON):
        world = make_world()
        source = connect_source(name="Wache", by=SYSTEM)[0]
        take(source=source, told=[fact()])
        refuse(source=source, form="application/json", reason="no JSON", payload=b"{")
    facts = {"name": "books", "address": "sqlite:////none.sqlite3", "created_at": NOON, "changed_at": NOON}
    system = System.objects.create(kind="sql", **facts)
    Agent.objects.filter(pk=world.ben.pk).update(role=Role.ADMIN)
    addresses = (
        f"/desk/signals/{source.pk}/",
        f"/desk/signals/{source.pk}/pull/",
        f"/desk/systems/{system.pk}/",
    )
    return world.ben, addresses


@in_both_looks
def test_what_tells_and_what_is_asked_is_set_up_by_everybody(enter, axe, screenshot, pages, look) -> None:
    """No serious fault by axe and no sideways scrolling on any of the three pages."""
    language, theme, width = look
    agent, addresses = pages
    for number, address in enumerate(addresses):
        page = enter(agent, address, width=width, theme=theme, language=language)
        screenshot(page, f"intake-{number}-{language}-{theme}-{width}")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
