"""A concern that came in two tickets is one contact, and the customer waited since the first word."""

import pytest

from ruhepol.core import clock
from ruhepol.insights.models import TicketFact
from ruhepol.insights.services.facts import rebuild
from ruhepol.promises.models import Clock
from ruhepol.tickets.services.merge import merge, unmerge
from tests.insights.histories import live
from tests.promises.stage import promise
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Everybody, on a Monday at noon."""
    with clock.frozen(NOON):
        yield make_world()


@pytest.fixture
def two(world):
    """A ticket nobody answered, and twenty minutes later the same once more, answered after ten."""
    promise()
    early = live(world, [])
    return early, live(world, [("ask", 20), ("reply", 10)])


def facts(*tickets):
    """Return what counts of each: a contact, seconds until the first answer, seconds until the solution."""
    rows = TicketFact.objects.in_bulk([ticket.pk for ticket in tickets])
    told = [rows[ticket.pk] for ticket in tickets]
    return [(row.contact, row.first_response, row.resolution) for row in told]


def promised():
    """Return which clocks there are."""
    return list(Clock.objects.order_by("ticket", "kind", "started_at").values_list("ticket", "kind", "kept"))


def test_two_tickets_of_one_concern_count_once(world, two, run_jobs):
    """The one that went away has no say in any figure; the other one waited since the earlier word."""
    early, late = two
    run_jobs()
    assert facts(early, late) == [(True, None, None), (True, 1800, None)]
    merge(ticket=late, into=early, by=world.ada.actor)
    run_jobs()
    assert facts(early, late) == [(True, 1800, None), (None, None, None)]


def test_the_direction_does_not_matter(world, two, run_jobs):
    """Merged the other way round the customer has waited just as long."""
    early, late = two
    merge(ticket=early, into=late, by=world.ada.actor)
    run_jobs()
    assert facts(early, late) == [(None, None, None), (True, 1800, None)]


def test_undoing_counts_two_again(world, two, run_jobs):
    """The facts are what they were, and deriving them anew says the same."""
    run_jobs()
    before = facts(*two), promised()
    merge(ticket=two[1], into=two[0], by=world.ada.actor)
    run_jobs()
    unmerge(ticket=two[1], by=world.ada.actor)
    run_jobs()
    assert (facts(*two), promised()) == before
    list(rebuild())
    assert facts(*two) == before[0]


def test_a_promise_is_kept_or_broken_once(world, two, run_jobs):
    """No clock runs on the ticket that went away, and the one that stays has those of the whole concern."""
    early, late = two
    merge(ticket=late, into=early, by=world.ada.actor)
    run_jobs()
    assert not Clock.objects.filter(ticket=late).exists()
    first = Clock.objects.get(ticket=early, kind="first_response")
    assert (first.started_at, first.kept) == (NOON, True)
