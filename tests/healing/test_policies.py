"""Who may see a source or an asset."""

import pytest

from ruhepol.healing.exceptions import PrecursorNotFoundError, ProblemNotFoundError, SourceNotFoundError
from ruhepol.healing.policies import get_asset_for, get_precursor_for, get_problem_for, get_source_for
from ruhepol.healing.services.problems import save_problem
from ruhepol.tickets.exceptions import TicketNotFoundError
from tests.factories.tickets import make_ticket
from tests.healing.before import make_precursor
from tests.healing.facts import description


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
