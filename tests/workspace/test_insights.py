"""The leads' first page."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.insights.figures.catalogue import FIGURES
from ruhepol.tickets.services.reply import reply
from tests.factories.tickets import make_ticket
from tests.insights.repairs import make_server, repaired
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db


def test_without_data_the_page_says_so(ben):
    """No data is never drawn as zero, except where zero is what was counted."""
    page = text(ben.get("/desk/insights/"))
    assert "no data yet" in page
    assert "nobody waits" in page
    assert "Not enough weeks yet" in page


def test_confirmed_and_presumed_stand_apart(ben):
    """The page names both and never their sum."""
    page = text(ben.get("/desk/insights/"))
    assert "confirmed by the customer" in page
    assert "presumed" in page
    assert "The two are never added up." in page


def test_a_figure_leads_to_its_very_tickets(ben, world, run_jobs):
    """The answered ticket stands behind the first response time, with its value."""
    asked = clock.now() - timedelta(minutes=30)
    ticket = make_ticket(contact=world.kim, subject="Server tot", at=asked)
    reply(ticket=ticket, text="Wir sehen nach.", by=world.ada.actor)
    run_jobs()
    page = text(ben.get("/desk/insights/"))
    assert "30 min" in page.replace("\N{NO-BREAK SPACE}", " ")
    cases = text(ben.get("/desk/insights/first_response/"))
    assert "Server tot" in cases
    assert "How it is counted" in cases
    lines = b"".join(ben.get("/desk/insights/first_response/export.csv").streaming_content).decode()
    assert lines.splitlines()[1].startswith(str(ticket.pk))


def test_repairs_stand_there_once_there_was_one(ben, world, run_jobs):
    """Confirmed and presumed apart, with a link to the very repair; before that nothing is said of them."""
    assert "Repaired" not in text(ben.get("/desk/insights/"))
    run = repaired(make_server(world.kim))
    run_jobs()
    page = text(ben.get("/desk/insights/"))
    assert "Contacts saved by repairs, by week" in page
    assert "in this week 0 confirmed, 1 presumed" in ben.get("/desk/insights/").content.decode()
    cases = ben.get("/desk/insights/healed_presumed/")
    assert "Disk full" in text(cases)
    assert f'href="/desk/runs/{run.pk}/"' in cases.content.decode()


def test_the_longest_wait_leads_to_its_ticket(ben, world):
    """Whoever waits longest is one click away."""
    ticket = make_ticket(contact=world.kim, subject="Wartet", at=clock.now() - timedelta(hours=3))
    body = ben.get("/desk/insights/").content.decode()
    assert f'href="/desk/tickets/{ticket.pk}/"' in body


@pytest.mark.parametrize("key", sorted(FIGURES))
def test_every_figure_has_its_rule_and_cases(ben, key):
    """Also where there is none yet."""
    response = ben.get(f"/desk/insights/{key}/")
    assert response.status_code == 200
    assert "How it is counted" in text(response)


def test_an_unknown_figure_is_not_there(ben):
    """The name comes from the catalogue or from nowhere."""
    assert ben.get("/desk/insights/happiness/").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        *("days=x", "from=2026-01-01&to=x", "from=2026-02-01&to=2026-01-01", "team=x"),
        *("from=0001-01-01&to=0001-01-02", "from=9999-12-30&to=9999-12-31"),
    ],
)
def test_nonsense_becomes_the_usual_question(ben, query):
    """A broken link shows the last 28 days."""
    assert "The last 28 days" in text(ben.get(f"/desk/insights/?{query}"))
