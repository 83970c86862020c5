"""The facts of repairs follow what became of them and what customers wrote after it."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.jobs.drain import drain
from ruhepol.healing.models import RunState
from ruhepol.healing.services.runs import say
from ruhepol.insights.models import RunFact
from ruhepol.insights.services.healed import rebuild_runs, record_runs, settle_runs
from tests.factories.tickets import make_ticket
from tests.insights.repairs import make_server, repaired
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def world():
    """Everybody, on a Monday at noon."""
    with clock.frozen(NOON):
        yield make_world()


@pytest.fixture
def server(world):
    """Kim's server."""
    return make_server(world.kim)


def counted():
    """Return what the only fact says."""
    fact = RunFact.objects.get()
    return fact.outcome, fact.saved


def test_a_repair_is_presumed_until_seven_days_were_silent(world, server):  # noqa: ARG001  the clock stands
    """The end of the run is the day it counts on; a second look changes nothing."""
    run = repaired(server)
    drain()
    assert counted() == ("presumed", "presumed")
    clock.advance(7 * DAY)
    settle_runs()
    assert counted() == ("presumed", "presumed")
    clock.advance(timedelta(seconds=1))
    assert settle_runs() == 1
    assert counted() == ("confirmed", "confirmed")
    assert RunFact.objects.get().ended_at == run.ended_at
    assert settle_runs() == 0


def test_whoever_writes_within_the_week_confirms_nothing(world, server):
    """Neither is a contact saved; Nora's words are not about Kim's server."""
    repaired(server)
    drain()
    clock.advance(DAY)
    make_ticket(contact=world.nora)
    settle_runs()
    assert counted() == ("presumed", "presumed")
    make_ticket(contact=world.kim)
    settle_runs()
    assert counted() == ("presumed", "")
    clock.advance(9 * DAY)
    settle_runs()
    assert counted() == ("presumed", "")
    assert RunFact.objects.get().wrote_at == NOON + DAY


def test_spam_is_no_word(world, server):
    """What was taken out of the figures does not speak against a repair either."""
    repaired(server)
    ticket = make_ticket(contact=world.kim, at=NOON + DAY)
    ticket.tags.create(name="spam")
    clock.advance(8 * DAY)
    drain()
    assert counted() == ("confirmed", "confirmed")


@pytest.mark.parametrize(("solved", "counts"), [(True, "confirmed"), (False, "failed")])
def test_the_customers_word_counts_at_once(world, server, solved, counts):
    """Yes is confirmed, no is a failure, whatever the proof said."""
    run = repaired(server)
    say(run=run, solved=solved, by=world.kim.customer.actor)
    drain()
    assert counted() == (counts, "confirmed" if solved else "")


def test_where_somebody_had_written_before_no_contact_was_saved(world, server):
    """The repair still counts as healed."""
    repaired(server, ticket=make_ticket(contact=world.kim))
    clock.advance(8 * DAY)
    drain()
    assert counted() == ("confirmed", "")


@pytest.mark.parametrize(
    ("state", "why", "counts"),
    [
        (RunState.FAILED, "step", ["failed"]),
        (RunState.UNDONE, "asked", ["failed"]),
        (RunState.STOPPED, "refused", ["refused"]),
        (RunState.STOPPED, "asked", []),
    ],
)
def test_what_was_not_healed_is_counted_as_what_it_was(world, server, state, why, counts):  # noqa: ARG001  at noon
    """What somebody merely stopped counts as nothing."""
    repaired(server, state, why=why)
    drain()
    assert list(RunFact.objects.values_list("outcome", flat=True)) == counts


def test_tries_without_effect_are_no_repairs(world, server):  # noqa: ARG001  the clock stands
    """A dry run is in no figure."""
    run = repaired(server, RunState.REHEARSED, dry=True)
    assert record_runs([run.pk]) == 0
    assert not RunFact.objects.exists()


def test_all_can_be_derived_anew(world, server):
    """Also after somebody wrote past the events; what no longer counts is taken away."""
    repaired(server)
    other = repaired(make_server(world.nora, "43"), RunState.STOPPED, why="asked")
    RunFact.objects.create(run=other, ended_at=NOON, outcome="failed")
    assert rebuild_runs() == 1
    assert counted() == ("presumed", "presumed")
