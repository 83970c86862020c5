"""Lists of tickets: pages without gaps, many counts in one question."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.tickets import lists
from ruhepol.tickets.models import Ticket
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
            page = lists.page(Ticket.objects.all(), after=after, size=3)
        seen += [row.subject for row in page.rows]
        after = page.after
    assert seen == ["T6", "T5", "T4", "T3", "T2", "T1", "T0"]


@pytest.mark.parametrize("nonsense", ["x", "2026-01-01~x", "2026-01-01~1", "~", "9" * 400])
def test_a_cursor_nobody_made_begins_at_the_start(nonsense):
    """A broken link shows the list, not an error."""
    make_ticket()
    assert len(lists.page(Ticket.objects.all(), after=nonsense).rows) == 1


def test_a_row_carries_names_and_tags():
    """Everything a line shows is there without another question."""
    world = make_world()
    ticket = make_ticket(contact=world.kim, assignee=world.ada, team=world.tech)
    set_tags(ticket=ticket, names=["vip", "dringend"], by=world.ada.actor)
    page = lists.page(Ticket.objects.all())
    row = page.rows[0]
    assert (row.customer, row.organisation, row.assignee, row.team) == (
        "Kim Berger", "Turnierserver e. V.", "Ada", "Technik",
    )  # fmt: skip
    assert page.tags == {ticket.pk: ["dringend", "vip"]}


def test_many_counts_cost_one_question(django_assert_num_queries):
    """Each query is counted by itself, an empty one as zero."""
    world = make_world()
    make_ticket(contact=world.kim, assignee=world.ada)
    make_ticket(contact=world.kim)
    queries = {
        1: Ticket.objects.all(),
        2: Ticket.objects.unassigned(),
        3: Ticket.objects.overdue(clock.now()),
    }
    with django_assert_num_queries(1):
        assert lists.counts(queries) == {1: 2, 2: 1, 3: 0}
    assert lists.counts({}) == {}
    assert lists.counts({5: Ticket.objects.none()}) == {5: 0}


def test_rows_keep_the_order_they_are_asked_in():
    """Search results stay in the order of relevance."""
    first, second = make_ticket(), None
    second = make_ticket(contact=first.contact)
    page = lists.rows_in_order(Ticket.objects.all(), [second.pk, first.pk])
    assert [row.number for row in page.rows] == [second.pk, first.pk]


def test_short_lists_and_single_counts_need_no_joins(django_assert_num_queries):
    """A few lines and a number beside another ticket cost one question each."""
    world = make_world()
    for n in range(3):
        make_ticket(contact=world.kim, subject=f"T{n}", at=NOON + timedelta(minutes=n))
    with django_assert_num_queries(2):
        lines = lists.brief(Ticket.objects.all(), 2)
        assert lists.count(Ticket.objects.all()) == 3
    assert [line.subject for line in lines] == ["T2", "T1"]
