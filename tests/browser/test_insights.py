"""The page of figures in a real browser: looks, keys, and the way from a number to its cases."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from ruhepol.core import clock
from ruhepol.healing.models import RunState
from ruhepol.insights.services.facts import record
from ruhepol.insights.services.healed import rebuild_runs
from ruhepol.knowledge.services.asking import Showing, confirm_solved, record_opened, record_shown, start_ask
from ruhepol.people.models import Customer
from tests.browser.looks import in_both_looks
from tests.factories.knowledge import make_article
from tests.factories.tickets import make_ticket
from tests.healing.facts import make_remedy
from tests.insights.histories import live
from tests.insights.repairs import make_server, repaired
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/desk/insights/"


@pytest.fixture
def world():
    """Ten weeks of work: quick and slow answers, solutions, one reopened, contacts never needed."""
    with clock.frozen(clock.now() - timedelta(weeks=10)):
        made, article = make_world(), make_article()
        remedy = make_remedy(mode="automatic")
        Customer.objects.update(created_at=clock.now())
        for week in range(10):
            for n in range(1 + (week * 7) % 4):
                steps = [("reply", 12 + 9 * week * n), ("solve", 30), ("yes", 50)]
                live(made, [*steps, ("reopen", 5)] if n == 2 else steps, team=made.tech)
            _avoid(made.kim.customer, article)
            for n in range(week % 4):
                server = make_server(made.nora, f"{week}-{n}")
                repaired(server, RunState.FAILED if n == 2 else RunState.HEALED, remedy=remedy)
            clock.advance(timedelta(days=6, hours=12))
        waiting = make_ticket(contact=made.nora, subject="Mein Server antwortet seit gestern nicht mehr")
    record([waiting.pk, *range(1, waiting.pk)])
    rebuild_runs()
    return made


def _avoid(customer, article):
    ask = start_ask(language="de", customer=customer)
    record_shown(ask=ask, showings=[Showing(article.pk, 0.7)])
    record_opened(ask=ask, article_id=article.pk)
    confirm_solved(ask=ask, by=customer.actor, article_id=article.pk)


@in_both_looks
def test_figures_and_cases_are_accessible_and_fit(enter, axe, screenshot, world, look) -> None:
    """No serious fault by axe and no sideways scrolling, in both languages and themes, narrow and wide."""
    language, theme, width = look
    page = enter(world.ben, PAGE, width=width, theme=theme, language=language)
    pages = {
        "page": "",
        "cases": "first_response/?days=90",
        "asks": "avoided_confirmed/?days=90",
        "repairs": "healed_confirmed/?days=90",
        "empty": "dismissed/",
    }
    for name, rest in pages.items():
        page.goto(PAGE + rest)
        screenshot(page, f"insights-{name}-{language}-{theme}-{width}")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_the_line_is_drawn_as_large_as_it_is_read(enter, world) -> None:
    """A wide screen shows each chart beside its rule, not as tall as the window."""
    page = enter(world.ben, PAGE, width=1440)
    charts = page.locator(".chart svg").all()
    assert charts
    assert all(chart.bounding_box()["height"] < 300 for chart in charts)


def test_from_a_number_to_its_tickets(enter, world) -> None:
    """A number leads to its rule and its cases, a case to its ticket, all days kept."""
    page = enter(world.ben, PAGE)
    page.get_by_label("Period").select_option("90")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The last 90 days")
    page.get_by_role("link", name=re.compile("See the cases.*First response time")).click()
    page.get_by_text("How it is counted").click()
    expect(page.get_by_text("The first answer by a person")).to_be_visible()
    page.locator("tbody a").first.click()
    expect(page).to_have_url(re.compile("/desk/tickets/"))
