"""Journeys as agents and leads read them."""

from zoneinfo import ZoneInfo

import pytest

from ruhepol.core import clock
from ruhepol.insights.figures.period import Period, Scope
from ruhepol.insights.selectors.journey import journey_of, paths
from ruhepol.insights.services.journey import agree, arrive, walk
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Everybody."""
    return make_world()


def walked(ticket, *steps):
    """Let somebody who agreed walk these steps and write."""
    word = agree()
    for kind, key in steps:
        walk(word=word, kind=kind, key=key, label=key.title())
    arrive(word=word, ticket_id=ticket.pk)
    return ticket


def read(agent):
    """Return paths with their tickets, of the last week."""
    period = Period.last_days(7, clock.now(), ZoneInfo("Europe/Berlin"))
    return [([step.key for step in path.steps], path.tickets) for path in paths(agent, Scope(), period)]


def test_the_commonest_path_comes_first(world):
    """The same last steps are one path; the form everybody opens says nothing."""
    way = [("search", "rechnung"), ("article", "article:1"), ("form", "form")]
    same = [walked(make_ticket(contact=world.kim, team=world.tech), *way).pk for _ in range(2)]
    longer = [("page", "category:1"), *(("search", str(n)) for n in range(4))]
    other = walked(make_ticket(contact=world.kim, team=world.tech), *longer)
    make_ticket(contact=world.kim, team=world.tech)
    assert read(world.ben) == [
        (["rechnung", "article:1"], tuple(same)),
        (["0", "1", "2", "3"], (other.pk,)),
    ]


def test_a_reader_sees_paths_of_visible_tickets_only(world):
    """A partner's agent learns nothing of other teams."""
    walked(make_ticket(contact=world.kim, team=world.tech), ("search", "x"))
    assert read(world.pia) == []


def test_a_ticket_tells_its_own_way(world):
    """In order, and another one nothing."""
    first = walked(make_ticket(contact=world.kim), ("search", "a"), ("article", "b"))
    assert [step.label for step in journey_of(first)] == ["A", "B"]
    assert journey_of(make_ticket(contact=world.kim)) == []
