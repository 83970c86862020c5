"""One act on many tickets."""

import pytest

from ruhepol.core.models import EventRow
from ruhepol.tickets.models import Ticket
from tests.factories.tickets import make_ticket
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(world):
    """Three open tickets of Ada's team."""
    return [make_ticket(contact=world.kim, subject=f"T{n}", team=world.tech).pk for n in range(3)]


def bulk(browser, act, numbers, **facts):
    """Post an act on these tickets and follow where it leads."""
    return browser.post("/desk/bulk/", {"act": act, "ticket": numbers, **facts}, follow=True)


def test_taking_assigns_all_chosen(ada, world, three):
    """Each is assigned by its own event."""
    page = bulk(ada, "take", three[:2])
    assert "2 tickets changed" in text(page)
    assert set(Ticket.objects.filter(assignee=world.ada).values_list("pk", flat=True)) == set(three[:2])


def test_moving_and_tagging_need_to_know_whereto(ada, world, three):
    """Without a team or tag nothing happens and the page says what is missing."""
    assert "Which team?" in text(bulk(ada, "move", three))
    assert "Which tag?" in text(bulk(ada, "tag", three))
    bulk(ada, "move", three, team=world.night.pk)
    bulk(ada, "tag", three, tag="VIP")
    for ticket in Ticket.objects.all():
        assert (ticket.team, [tag.name for tag in ticket.tags.all()]) == (world.night, ["vip"])


def test_solving_asks_for_the_number_first(ada, three):
    """Customers are written to only when somebody said how many."""
    page = bulk(ada, "solve", three)
    assert "3 tickets chosen" in text(page)
    assert not Ticket.objects.filter(status="solved").exists()
    bulk(ada, "solve", three, confirmed=2)
    assert not Ticket.objects.filter(status="solved").exists()
    bulk(ada, "solve", three, confirmed=3)
    assert Ticket.objects.filter(status="solved").count() == 3


def test_what_does_not_fit_is_left_and_named(ada, three):
    """A solved ticket among the chosen stops no other."""
    Ticket.objects.filter(pk=three[0]).update(status="solved")
    page = text(bulk(ada, "solve", three, confirmed=3))
    assert "2 tickets changed" in page
    assert f"Left as they were: #{three[0]}" in page


def test_a_partner_changes_nothing_foreign(pia, world, three):
    """Numbers of other teams are as if they were not there."""
    bulk(pia, "take", three)
    bulk(pia, "move", three, team=world.night.pk)
    assert not Ticket.objects.exclude(team=world.tech).exists()
    assert not EventRow.objects.filter(actor_id=world.pia.pk, actor_kind="agent").exists()


def test_nothing_chosen_is_said(ada):
    """An empty choice is no error page."""
    assert "Choose tickets first." in text(bulk(ada, "take", []))


def test_the_way_back_stays_in_the_house(ada, three):
    """A foreign address as `next` is not followed."""
    response = ada.post("/desk/bulk/", {"act": "take", "ticket": three, "next": "https://evil.example/"})
    assert response["Location"] == "/desk/"
