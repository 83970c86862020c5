"""The status page and the desk's incident page in a real browser."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.services.incidents import Said, activate, declare, end
from ruhepol.healing.services.problems import save_problem
from tests.browser.looks import in_both_looks
from tests.healing.facts import description
from tests.healing.outbreak import break_out, strangers
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def incident():
    """One that is over for a week, and one just now that the next word of is due in an hour."""
    world, now = make_world(), clock.now()
    ben = world.ben.actor
    for days, kind in ((7, "order"), (0, "server")):
        with clock.frozen(now - timedelta(days=days, minutes=40)):
            problem = save_problem(problem=None, description=description(asset_kind=kind), by=SYSTEM)
            break_out(problem, strangers(3) if days else [])
            said = Said(
                words_de="Seit einem Update starten einige Server nicht. Wir nehmen es gerade zurück.",
                words_en="Since an update some servers do not start. We are taking it back.",
                next_word_at=now + timedelta(hours=1),
            )
            titles = {"title_de": "Einige Server starten nicht", "title_en": "Some servers do not start"}
            made = activate(
                incident=declare(problem=problem, by=ben), brand=None, said=said, by=ben, **titles
            )
        if days:
            with clock.frozen(now - timedelta(days=days)):
                end(incident=made, said=Said(words_de="Behoben.", words_en="Fixed."), by=ben)
    return world, made


@pytest.fixture
def keep(axe, screenshot):
    """Return what keeps a picture of a page and names its faults."""

    def keep(page, name):
        screenshot(page, name)
        return axe(page)

    return keep


@in_both_looks
def test_every_page_is_accessible_and_fits(visit, enter, keep, incident, look) -> None:
    """No serious fault by axe and no sideways scrolling: public pages, the form, the desk."""
    language, theme, width = look
    world, made = incident
    page = visit(f"/{language}/status/", width=width, theme=theme, language=language)
    public = ("status/", f"status/{made.pk}/", f"status/{made.pk}/follow/", "request/")
    _look_at(page, [f"/{language}/{rest}" for rest in public], keep, look)
    page = enter(world.ben, "/desk/incidents/", language=language, theme=theme, width=width)
    _look_at(page, ["/desk/incidents/", f"/desk/incidents/{made.pk}/"], keep, look)


def _look_at(page, addresses, keep, look):
    language, theme, width = look
    for address in addresses:
        page.goto(address)
        assert keep(page, f"{address.strip('/').replace('/', '-')}-{language}-{theme}-{width}") == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
