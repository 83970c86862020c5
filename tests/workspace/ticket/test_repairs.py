"""What an agent can do about the customer's things from the ticket: try it, repair it, see how far it is."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.doing import hands
from ruhepol.healing.models import Run, RunState
from ruhepol.healing.services.advance import advance
from ruhepol.healing.services.runs import propose, say
from ruhepol.healing.services.sources import connect_source
from ruhepol.people.models import Asset
from tests.factories.tickets import make_ticket
from tests.healing.signs import make_full, tidy
from tests.workspace.pages import text
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(world):
    """Kim's server, at noon."""
    with clock.frozen(NOON):
        made = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
        made.customers.add(world.kim.customer)
        yield made


@pytest.fixture
def source(server):  # noqa: ARG001  at noon
    """A system that watches."""
    return connect_source(name="Wache", by=SYSTEM)[0]


@pytest.fixture
def remedy(source):
    """Know what repairs the disk that is full."""
    return make_full(source, mode="approval")


@pytest.fixture
def ticket(world, server):  # noqa: ARG001  at noon
    """Kim's ticket of Ada's team."""
    return make_ticket(contact=world.kim, team=world.tech)


def press(browser, ticket, remedy, server, dry="no"):
    """Press one of the two buttons."""
    sent = {"problem": remedy.problem_id, "asset": server.pk, "dry": dry}
    return browser.post(f"/desk/tickets/{ticket.pk}/repair/", sent)


def test_the_panel_says_what_would_help(ada, ticket, remedy, server):  # noqa: ARG001  it is full
    """With what the checks read, the steps, and both buttons."""
    panel = text(ada.get(f"/desk/tickets/{ticket.pk}/diagnosis/"))
    for words in (
        "Disk full",
        "disk is full",
        "We tidy mc-42 up.",
        "Remove old logs",
        "Try (dry run)",
        "Repair",
    ):
        assert words in panel


def test_an_agents_word_repairs_at_once(ada, ticket, remedy, server, source):
    """On this ticket, for its customer; the panel shows how far it is and what came of it."""
    begun = press(ada, ticket, remedy, server)
    run = Run.objects.get()
    assert (run.ticket, run.customer, run.state) == (ticket, ticket.customer, RunState.APPROVED)
    assert f'data-live="run:{run.pk}"' in begun.text
    advance(run_id=run.pk, hands=hands)
    tidy(source)
    clock.advance(timedelta(seconds=10))
    advance(run_id=run.pk, hands=hands)
    shown = ada.get(f"/desk/tickets/{ticket.pk}/runs/{run.pk}/")
    assert "Healed" in text(shown)
    assert "data-live" not in shown.text
    assert "Healed" in text(ada.get(f"/desk/tickets/{ticket.pk}/diagnosis/"))


def test_a_dry_run_does_nothing(ada, ticket, remedy, server):
    """It says so, tells every step, and leaves what it tried ready to be done."""
    assert "Dry run: nothing is done." in text(press(ada, ticket, remedy, server, dry="yes"))
    run = Run.objects.get()
    advance(run_id=run.pk, hands=hands)
    run.refresh_from_db()
    assert (run.dry, run.state) == (True, RunState.REHEARSED)
    assert ticket.messages.count() == 1
    shown = text(ada.get(f"/desk/tickets/{ticket.pk}/runs/{run.pk}/"))
    assert "Repair it" in shown
    assert "Done" not in shown


def test_a_rail_is_named(ada, ticket, remedy, server):
    """Two repairs never touch one asset, and whoever wants the second is told why."""
    press(ada, ticket, remedy, server)
    refused = press(ada, ticket, remedy, server)
    assert refused.status_code == 409
    assert "Another repair is at work on this asset." in text(refused)


def test_nobody_repairs_beyond_their_reach(ada, pia, ticket, remedy, world):
    """Neither a partner who does not serve the customer, nor by a ticket of somebody else's."""
    server = Asset.objects.get()
    assert press(pia, ticket, remedy, server).status_code == 404
    foreign = make_ticket(contact=world.nora, team=world.tech)
    assert press(ada, foreign, remedy, server).status_code == 409
    press(ada, ticket, remedy, server)
    run = Run.objects.get()
    assert ada.get(f"/desk/tickets/{foreign.pk}/runs/{run.pk}/").status_code == 404
    assert pia.get(f"/desk/tickets/{ticket.pk}/runs/{run.pk}/").status_code == 404


def test_a_partner_asks_and_one_of_ours_approves(pia, remedy, server, world):
    """A partner who serves the customer may propose; it waits."""
    ticket = make_ticket(contact=world.kim, team=world.night)
    press(pia, ticket, remedy, server)
    assert Run.objects.get().state == RunState.PROPOSED


def test_what_has_passed_is_not_repaired(ada, ticket, remedy, server, source):
    """The button of an old page does nothing."""
    tidy(source)
    assert press(ada, ticket, remedy, server).status_code == 409
    assert (
        ada.post(f"/desk/tickets/{ticket.pk}/repair/", {"problem": "²", "asset": "9" * 40}).status_code == 409
    )
    assert not Run.objects.exists()


def test_what_the_customer_tried_stands_there(ada, ticket, remedy, server, world):
    """A repair begun before anything was sent, that did not help, with the customer's word on it."""
    remedy.mode = "one_click"
    remedy.save()
    kim = world.kim.customer
    run = propose(problem=remedy.problem, asset=server, customer=kim, by=kim.actor)
    Run.objects.filter(pk=run.pk).update(state=RunState.FAILED, ended_at=NOON)
    say(run=run, solved=False, by=kim.actor)
    panel = text(ada.get(f"/desk/tickets/{ticket.pk}/diagnosis/"))
    assert "Failed" in panel
    assert "The customer says: Not solved" in panel
