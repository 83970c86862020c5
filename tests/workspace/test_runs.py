"""Repairs on the desk: what waits, how far one is, what a person decides, and how a problem is repaired."""

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Run, RunStep
from ruhepol.healing.services.remedies import stop_remedy
from ruhepol.healing.services.runs import propose
from ruhepol.people.models import Asset
from tests.factories.tickets import make_ticket
from tests.healing.facts import make_remedy
from tests.workspace.pages import swap, text
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    """Hold the clock."""
    with clock.frozen(NOON):
        yield


@pytest.fixture
def server(world):
    """Kim's server."""
    made = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    made.customers.add(world.kim.customer)
    return made


@pytest.fixture
def waiting(world, server):
    """Kim wants it repaired, and it takes an agent's word."""
    remedy = make_remedy(mode="approval")
    return propose(problem=remedy.problem, asset=server, by=world.kim.customer.actor)


def test_what_waits_stands_in_the_inbox_and_on_its_page(ada, waiting):
    """With its deadline, and how far it is."""
    for address in ("/desk/", "/desk/runs/", "/desk/runs/waiting/"):
        shown = text(ada.get(address))
        assert "Disk full · mc-42 approve until" in shown, address
    page = text(ada.get(f"/desk/runs/{waiting.pk}/"))
    assert "Waits for approval" in page
    assert "Remove old logs" in page
    assert "Wir räumen mc-42 auf." in page


def test_only_the_part_that_moves_is_fetched_anew(ada, waiting):
    """News of a run redraw its course alone."""
    part = ada.get(f"/desk/runs/{waiting.pk}/", headers=swap("course"))
    assert "<html" not in part.content.decode()
    assert "Approve" in text(part)


@pytest.mark.parametrize(("what", "state"), [("approve", "approved"), ("refuse", "stopped")])
def test_an_agent_approves_or_refuses(ada, world, waiting, what, state):
    """Once; a second answer hears that it has moved on."""
    address = f"/desk/runs/{waiting.pk}/decide/"
    said = ada.post(address, {"what": what, "why": "Wartung"}, follow=True)
    waiting.refresh_from_db()
    assert waiting.state == state
    assert ("Wartung" in text(said)) == (what == "refuse")
    again = ada.post(address, {"what": "approve"}, follow=True)
    assert "moved on meanwhile" in text(again)
    assert world.ada.name in text(again) or what == "refuse"


def test_nobody_decides_what_is_not_offered(ada, waiting):
    """A word the page never sends changes nothing."""
    ada.post(f"/desk/runs/{waiting.pk}/decide/", {"what": "erase"})
    waiting.refresh_from_db()
    assert waiting.state == "proposed"


def test_a_partner_sees_repairs_of_their_customers_and_decides_nothing(pia, world, waiting):
    """What is not theirs is not there."""
    assert pia.get(f"/desk/runs/{waiting.pk}/").status_code == 404
    make_ticket(contact=world.kim, team=world.night)
    page = pia.get(f"/desk/runs/{waiting.pk}/")
    assert "Approve" not in text(page)
    assert pia.post(f"/desk/runs/{waiting.pk}/decide/", {"what": "approve"}).status_code == 404


def test_a_person_is_asked_what_nobody_else_knows(ada, world, server):
    """The step is named; the answer lets the run go on."""
    run = propose(problem=make_remedy().problem, asset=server, by=world.kim.customer.actor)
    RunStep.objects.filter(run=run, name="start").update(state="unknown")
    Run.objects.filter(pk=run.pk).update(state="undecided")
    page = text(ada.get(f"/desk/runs/{run.pk}/"))
    assert "in the middle of “Start the server”" in page
    assert "needs a decision" in text(ada.get("/desk/"))
    ada.post(f"/desk/runs/{run.pk}/decide/", {"what": "happened"})
    run.refresh_from_db()
    assert run.state == "running"


def test_a_rail_says_why_not(ada, world, waiting, server):
    """Another repair is at work on the same server."""
    other = make_remedy(title_en="Out of memory")
    propose(problem=other.problem, asset=server, by=world.ada.actor)
    said = ada.post(f"/desk/runs/{waiting.pk}/decide/", {"what": "approve"}, follow=True)
    assert "Another repair is at work" in text(said)


def test_what_was_done_can_be_undone_from_its_page(ada, world, server):
    """Offered only where a step that was done has an undo."""
    run = propose(problem=make_remedy().problem, asset=server, by=world.kim.customer.actor)
    Run.objects.filter(pk=run.pk).update(state="healed", ended_at=NOON)
    assert "Undo what was done" not in text(ada.get(f"/desk/runs/{run.pk}/"))
    RunStep.objects.filter(run=run, name="free").update(state="done", output="geheim")
    assert "Undo what was done" in text(ada.get(f"/desk/runs/{run.pk}/"))
    ada.post(f"/desk/runs/{run.pk}/decide/", {"what": "undo"})
    assert RunStep.objects.filter(run=run, kind="undo").count() == 1


def test_a_lead_stops_and_releases_a_remedy(ben):
    """Stopped ones stand on the page of repairs until somebody looks."""
    remedy = make_remedy()
    stop_remedy(remedy=remedy, why="failures", by=SYSTEM)
    assert "Stopped for all: Disk full" in text(ben.get("/desk/runs/"))
    switch = f"/desk/problems/{remedy.problem_id}/switch/"
    assert "Released." in text(ben.post(switch, follow=True))
    assert "Stopped for all since" in text(ben.post(switch, follow=True))
