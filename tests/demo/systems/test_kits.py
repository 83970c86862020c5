"""Each kit from the fault to the proof: told, recognised, explained, repaired, verified, counted."""

import pytest

from ruhepol.core import clock
from ruhepol.demo.systems.faults import faults
from ruhepol.healing.exceptions import RunNotFoundError
from ruhepol.healing.looking import look, look_closely
from ruhepol.healing.models import Run
from ruhepol.healing.policies import own_assets
from ruhepol.healing.services.runs import approve, propose, say, undo
from ruhepol.insights.models import RunFact
from tests.demo.systems.healing import firm
from tests.processes import PATIENCE
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db

CLICKED = [
    ("server", "disk", "server-disk-full", "Mein Server mc-42 startet nicht mehr"),
    ("server", "port", "server-port-taken", "Server startet nicht, address already in use"),
    ("server", "configuration", "server-bad-configuration", "Seit dem Update startet der Server nicht"),
    ("account", "locked", "account-locked", "Mein Konto ist gesperrt"),
    ("invoice", "unissued", "invoice-not-issued", "Die Rechnung für diesen Monat fehlt"),
    ("invoice", "address", "invoice-old-address", "Meine Adresse hat sich geändert, wo ist die Rechnung"),
    ("order", "held", "order-held-up", "Wo ist meine Bestellung"),
]
APPROVED = [
    ("server", "memory", "server-out-of-memory"),
    ("account", "address", "account-old-address"),
    ("order", "lost", "order-lost"),
]
AUTOMATIC = [
    ("server", "backup", "server-backup-broken"),
    ("account", "bounced", "account-mail-bounced"),
    ("invoice", "bounced", "invoice-bounced"),
]


@pytest.fixture
def world(db):  # noqa: ARG001  everybody is a row
    """Hold the clock at noon and return everybody."""
    with clock.frozen(NOON):
        yield make_world()


@pytest.fixture
def nordstern(world):
    """Kim is a customer of the firm."""
    with firm(world.kim.customer) as opened:
        yield opened


def on(nordstern, kind):
    """Return the faults that a thing has."""
    facts = nordstern.systems.things.of(kind, nordstern.assets[kind].external_id)
    return [fault.slug for fault in faults(kind) if fault.is_on(facts)]


@pytest.mark.parametrize("case", CLICKED, ids=lambda case: case[2])
def test_one_click_and_it_is_healed(world, nordstern, case):
    """While Kim types, the cause is known; Kim clicks; it is repaired, proved, over, and counted."""
    kind, slug, key, words = case
    kim = world.kim.customer
    nordstern.break_(kind, slug)
    assert nordstern.matches(kind) == [key]
    [seen] = look(list(own_assets(kim)), words)
    assert (seen.finding.problem.key, seen.finding.asset, seen.fits) == (key, nordstern.assets[kind], True)
    run = propose(problem=seen.finding.problem, asset=seen.finding.asset, by=kim.actor)
    nordstern.work(run)
    run.refresh_from_db()
    said = [(step.name, step.state, step.output) for step in run.steps.all()]
    assert run.state == "healed", said
    assert on(nordstern, kind) == []
    nordstern.deliver()
    assert nordstern.matches(kind) == []
    say(run=run, solved=True, by=kim.actor)
    nordstern.work()
    assert RunFact.objects.filter(run_id=run.pk, outcome="confirmed").count() == 1


@pytest.mark.parametrize("case", APPROVED, ids=lambda case: case[2])
def test_what_needs_a_human_waits_for_one(world, nordstern, case):
    """Nothing is done before Ben agrees; what can be taken back is taken back."""
    kind, slug, key = case
    nordstern.break_(kind, slug)
    [seen] = look([nordstern.assets[kind]])
    assert seen.finding.problem.key == key
    run = propose(problem=seen.finding.problem, asset=seen.finding.asset, by=world.kim.customer.actor)
    nordstern.work(run)
    run.refresh_from_db()
    assert (run.state, list(nordstern.systems.asked)) == ("proposed", [])
    approve(run=run, by=world.ben.actor)
    nordstern.work(run)
    run.refresh_from_db()
    assert run.state == "healed", [(step.name, step.state, step.output) for step in run.steps.all()]
    nordstern.deliver()
    assert nordstern.matches(kind) == []
    undo(run=run, by=world.ben.actor)
    nordstern.work(run)
    run.refresh_from_db()
    assert run.state == "undone"


@pytest.mark.parametrize("case", AUTOMATIC, ids=lambda case: case[2])
def test_what_may_go_by_itself_is_gone_before_anyone_types(nordstern, case):
    """The signal alone starts it: nobody wrote, nobody clicked."""
    kind, slug, key = case
    nordstern.break_(kind, slug)
    run = Run.objects.get(problem__key=key)
    nordstern.work(run)
    run.refresh_from_db()
    assert (run.state, run.started_kind) == ("healed", "system")
    assert on(nordstern, kind) == []
    nordstern.deliver()
    assert nordstern.matches(kind) == []


def test_one_fault_is_taken_for_no_other(world, nordstern):
    """Though the words fit them all, only the one whose check says so is offered."""
    nordstern.break_("server", "disk")
    found = look_closely(
        list(own_assets(world.kim.customer)), "Mein Server startet nicht mehr", within=PATIENCE
    )
    assert [one.finding.problem.key for one in found] == ["server-disk-full"]
    orders = look_closely(list(own_assets(world.kim.customer)), "Wo ist meine Bestellung?", within=PATIENCE)
    assert [one.finding.problem.key for one in orders] == ["server-disk-full"]


def test_a_click_does_not_reach_what_is_not_ones_own(world, nordstern):
    """Nora sees nothing of Kim's server, and her word starts nothing."""
    nordstern.break_("server", "disk")
    assert look(list(own_assets(world.nora.customer)), "Server mc-42 startet nicht") == []
    [seen] = look([nordstern.assets["server"]])
    with pytest.raises(RunNotFoundError):
        propose(problem=seen.finding.problem, asset=seen.finding.asset, by=world.nora.customer.actor)
    assert not Run.objects.exists()
