"""Who may see a source, an asset or a repair."""

import pytest

from ruhepol.healing.exceptions import (
    PrecursorNotFoundError,
    ProblemNotFoundError,
    RunNotFoundError,
    SourceNotFoundError,
)
from ruhepol.healing.models import Run
from ruhepol.healing.policies import (
    get_asset_for,
    get_own_run,
    get_precursor_for,
    get_problem_for,
    get_run_for,
    get_source_for,
)
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.runs import propose
from ruhepol.tickets.exceptions import TicketNotFoundError
from tests.factories.tickets import make_ticket
from tests.healing.before import make_precursor
from tests.healing.facts import description, make_remedy


def test_sources_are_for_administrators(world, source):
    """Whoever is none learns nothing, not even that there is one."""
    assert get_source_for(world.root, source.pk) == source
    for agent in (world.ada, world.ben, world.pia):
        with pytest.raises(SourceNotFoundError):
            get_source_for(agent, source.pk)
    with pytest.raises(SourceNotFoundError):
        get_source_for(world.root, source.pk + 1)


def test_known_problems_are_for_leads(world):
    """They decide what customers are told."""
    known = save_problem(problem=None, description=description(), by=world.ben.actor)
    assert get_problem_for(world.ben, known.pk) == known
    for agent in (world.ada, world.pia):
        with pytest.raises(ProblemNotFoundError):
            get_problem_for(agent, known.pk)


def test_a_partner_sees_the_assets_of_the_own_customers(world, server):
    """Our own people see all, also what belongs to nobody yet."""
    assert get_asset_for(world.ada, server.pk) == server
    with pytest.raises(TicketNotFoundError):
        get_asset_for(world.pia, server.pk)
    make_ticket(contact=world.kim, team=world.night)
    assert get_asset_for(world.pia, server.pk) == server
    server.customers.clear()
    assert get_asset_for(world.ben, server.pk) == server
    with pytest.raises(TicketNotFoundError):
        get_asset_for(world.pia, server.pk)


def test_proposals_are_for_leads(world):
    """Whoever does not lead is told that there is none."""
    made = make_precursor()
    assert get_precursor_for(world.ben, made.pk) == made
    for agent, number in ((world.ada, made.pk), (world.pia, made.pk), (world.ben, made.pk + 1)):
        with pytest.raises(PrecursorNotFoundError):
            get_precursor_for(agent, number)


@pytest.fixture
def kims_run(world, server):
    """A repair that Kim began on a server she shares with Nora."""
    server.customers.add(world.nora.customer)
    return propose(problem=make_remedy().problem, asset=server, by=world.kim.customer.actor)


def test_a_repair_is_seen_by_whom_it_is_done_for(world, kims_run):
    """Not by the other owner, who did not ask for it; one that began by itself is everybody's."""
    assert get_own_run(world.kim.customer, kims_run.pk) == kims_run
    with pytest.raises(RunNotFoundError):
        get_own_run(world.nora.customer, kims_run.pk)
    Run.objects.update(customer=None)
    assert get_own_run(world.nora.customer, kims_run.pk) == kims_run


def test_a_repair_of_what_is_no_longer_theirs_is_not_there(world, server, kims_run):
    """Who gave the server away learns nothing more of it, and a try is nobody's but the agents'."""
    Run.objects.update(dry=True)
    with pytest.raises(RunNotFoundError):
        get_own_run(world.kim.customer, kims_run.pk)
    Run.objects.update(dry=False)
    server.customers.remove(world.kim.customer)
    with pytest.raises(RunNotFoundError):
        get_own_run(world.kim.customer, kims_run.pk)


def test_partners_reach_repairs_of_their_customers_only(world, kims_run):
    """A ticket of the customer's in their team makes it theirs to see."""
    assert get_run_for(world.ada, kims_run.pk) == kims_run
    with pytest.raises(RunNotFoundError):
        get_run_for(world.pia, kims_run.pk)
    make_ticket(contact=world.kim, team=world.night)
    assert get_run_for(world.pia, kims_run.pk) == kims_run
