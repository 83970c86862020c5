"""Lists of tickets: pages without gaps, many counts in one question."""

from datetime import timedelta

import pytest

from ruhepol.tickets import lists
from ruhepol.tickets.services.sort import set_tags
from tests.factories.tickets import make_ticket
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


def test_pages_show_every_ticket_once(django_assert_num_queries):
    """Also where several were touched in the same moment; a page costs two questions."""
    world = make_world()
    for n in range(7):
        make_ticket(contact=world.kim, subject=f"T{n}", at=NOON + timedelta(minutes=n // 3))
    seen, after = [], ""
    while after is not None:
        with django_assert_num_queries(2):
            page = lists.page(lists.Asked(world.ada), after=after, size=3)
        seen += [row.subject for row in page.rows]
        after = page.after
    assert seen == ["T6", "T5", "T4", "T3", "T2", "T1", "T0"]


@pytest.mark.parametrize("nonsense", ["x", "2026-01-01~x", "2026-01-01~1", "~", "9" * 400])
def test_a_cursor_nobody_made_begins_at_the_start(nonsense):
    """A broken link shows the list, not an error."""
    world = make_world()
    make_ticket(contact=world.kim)
    assert len(lists.page(lists.Asked(world.ada), after=nonsense).rows) == 1


def test_a_row_carries_names_and_tags():
    """Everything a line shows is there without another question."""
    world = make_world()
    ticket = make_ticket(contact=world.kim, assignee=world.ada, team=world.tech)
    set_tags(ticket=ticket, names=["vip", "dringend"], by=world.ada.actor)
    page = lists.page(lists.Asked(world.ada))
    row = page.rows[0]
    assert (row.customer, row.organisation, row.assignee, row.team) == (
        "Kim Berger", "Turnierserver e. V.", "Ada", "Technik",
    )  # fmt: skip
    assert page.tags == {ticket.pk: ["dringend", "vip"]}


def test_many_counts_cost_one_question(django_assert_num_queries):
    """Each set of filters is counted by itself, an empty one as zero."""
    world = make_world()
    make_ticket(contact=world.kim, assignee=world.ada)
    make_ticket(contact=world.kim)
    asked = [{}, {"assignee": "none"}, {"overdue": "yes"}]
    with django_assert_num_queries(1):
        assert lists.counts(world.ada, asked) == [2, 1, 0]
    assert lists.counts(world.ada, []) == []
    assert lists.counts(world.ada, [{"assignee": "me"}]) == [1]


def test_rows_keep_the_order_they_are_asked_in():
    """Search results stay in the order of relevance; nothing found asks nothing."""
    world = make_world()
    first, second = make_ticket(contact=world.kim), make_ticket(contact=world.kim)
    page = lists.rows_in_order(lists.Asked(world.ada), [second.pk, first.pk])
    assert [row.number for row in page.rows] == [second.pk, first.pk]
    assert lists.rows_in_order(lists.Asked(world.ada), []).rows == []


def test_everybody_gets_their_own_answer_to_the_same_question():
    """The ready question is shared; whose tickets, which moment and which team are asked each time."""
    world = make_world()
    ours = make_ticket(contact=world.kim, assignee=world.ada, team=world.tech)
    theirs = make_ticket(contact=world.kim, assignee=world.pia, team=world.night)
    mine = {"assignee": "me", "status": ["open"], "snoozed": "no"}
    rows = {
        agent.name: [row.number for row in lists.page(lists.Asked(agent, mine)).rows]
        for agent in (world.ada, world.pia, world.ben)
    }
    assert rows == {"Ada": [ours.pk], "Pia": [theirs.pk], "Ben": []}


def test_a_partner_sees_no_more_through_a_ready_question():
    """Lists, counts, numbers and "is there any" keep to the partner's teams, and to active accounts."""
    world = make_world()
    ours = make_ticket(contact=world.kim, team=world.tech)
    assert lists.rows_in_order(lists.Asked(world.pia), [ours.pk]).rows == []
    assert lists.page(lists.Asked(world.pia)).rows == []
    assert lists.counts(world.pia, [{}]) == [0]
    assert not lists.any_ticket(world.pia)
    assert lists.any_ticket(world.ada)
    world.ada.is_active = False
    assert not lists.any_ticket(world.ada)
    assert lists.page(lists.Asked(world.ada)).rows == []


def test_the_one_who_waits_longest_comes_first():
    """By the moment since when the customer waits, not by the newest change."""
    world = make_world()
    late = make_ticket(contact=world.kim, at=NOON + timedelta(hours=1))
    early = make_ticket(contact=world.kim, at=NOON)
    longest = lists.longest_waiting(lists.Asked(world.ada))
    assert longest is not None
    assert (longest.number, late.pk > 0) == (early.pk, True)
