"""The list of tickets."""

import re
from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.tickets.models import View
from ruhepol.tickets.services.snooze import snooze
from ruhepol.tickets.services.sort import move, set_tags
from tests.factories.tickets import make_ticket
from tests.workspace.pages import swap, text

pytestmark = pytest.mark.django_db


def view(name):
    """Return the address of a shared view."""
    return f"/desk/?view={View.objects.get(name=name).pk}"


def test_each_first_view_shows_what_its_name_says(ada, world):
    """Mine, nobody's, waiting, put off and solved are five different lists."""
    make_ticket(contact=world.kim, subject="Meins", assignee=world.ada)
    make_ticket(contact=world.kim, subject="Niemands")
    make_ticket(contact=world.kim, subject="Wartet", status="waiting")
    make_ticket(contact=world.kim, subject="Fertig", status="solved")
    later = make_ticket(contact=world.kim, subject="Später", assignee=world.ada)
    snooze(ticket=later, until=clock.now() + timedelta(days=1), by=world.ada.actor)
    shown = {
        name: {s for s in ("Meins", "Niemands", "Wartet", "Fertig", "Später") if f'dir="auto">{s}<' in
               ada.get(view(name)).content.decode()}
        for name in ("My inbox", "Unassigned", "Waiting for customer", "All open", "Snoozed", "Solved")
    }  # fmt: skip
    assert shown == {
        "My inbox": {"Meins"},
        "Unassigned": {"Niemands"},
        "Waiting for customer": {"Wartet"},
        "All open": {"Meins", "Niemands"},
        "Snoozed": {"Später"},
        "Solved": {"Fertig"},
    }


def test_without_a_view_it_is_the_first_one(ada, world):
    """`/desk/` is the agent's own inbox."""
    make_ticket(contact=world.kim, subject="Niemands")
    page = text(ada.get("/desk/"))
    assert "My inbox" in page
    assert "Nobody is waiting here" in page


def test_filters_of_the_address_narrow_the_view(ada, world):
    """They are shown as chips one can take away."""
    tagged = make_ticket(contact=world.kim, subject="Mit Wort")
    set_tags(ticket=tagged, names=["vip"], by=world.ada.actor)
    make_ticket(contact=world.kim, subject="Ohne Wort")
    page = text(ada.get(f"{view('All open')}&tag=vip"))
    assert "Mit Wort" in page
    assert "Ohne Wort" not in page
    assert "Tag: vip" in page


@pytest.mark.parametrize("query", ["view=99999", "view=x", "team=x", "assignee=1;drop", "priority=high"])
def test_a_question_nobody_can_answer_is_a_page_that_is_not_there(ada, query):
    """Neither an error nor everything."""
    assert ada.get(f"/desk/?{query}").status_code == 404


def test_a_partner_sees_only_the_own_team(pia, world):
    """In every view, in counts and in search."""
    make_ticket(contact=world.kim, subject="Geheim")
    own = make_ticket(contact=world.nora, subject="Nachtwache")
    move(ticket=own, to=world.night, by=world.ben.actor)
    for address in (view("All open"), view("Unassigned"), "/desk/?q=Geheim", "/desk/?status=open"):
        assert "Geheim" not in text(pia.get(address))
    page = text(pia.get(view("All open")))
    assert "Nachtwache" in page
    assert "Technik" not in page


def test_a_partner_cannot_ask_for_another_teams_list(pia, world):
    """The team's name is not given away either."""
    page = text(pia.get(f"/desk/?team={world.tech.pk}&status=open&snoozed=no"))
    assert "No ticket fits" in page
    assert "Silence" not in page


def test_search_finds_by_number_and_keeps_the_order(ada, world):
    """A number typed outright leads to its ticket."""
    ticket = make_ticket(contact=world.kim, subject="Server tot")
    make_ticket(contact=world.nora, subject="Etwas anderes")
    page = text(ada.get(f"/desk/?q=%23{ticket.pk}"))
    assert "Server tot" in page
    assert "Etwas anderes" not in page


def test_htmx_gets_the_list_alone(ada, world):
    """News swaps the pane, not the page."""
    make_ticket(contact=world.kim, subject="Meins", assignee=world.ada)
    body = ada.get("/desk/", headers=swap("list")).content.decode()
    assert "Meins" in body
    assert "<html" not in body


def test_how_things_stand_is_fetched_anew_alone(ada, world, django_assert_max_num_queries):
    """News changes the right pane too: what waits now, in few questions and without the list."""
    make_ticket(contact=world.kim, subject="Wartet schon lange", team=world.tech)
    ada.get("/desk/")
    make_ticket(contact=world.nora, subject="Eben gekommen", team=world.tech)
    with django_assert_max_num_queries(9):
        page = text(ada.get("/desk/", headers=swap("now")))
    assert "2 tickets have nobody yet" in page
    assert "Wartet schon lange" in page
    assert "Eben gekommen" not in page


def test_the_inbox_costs_few_questions_whatever_its_length(ada, world, django_assert_max_num_queries):
    """Session, agent, view, rows, tags, how things stand, repairs that wait, navigation with its reviews."""
    for n in range(12):
        make_ticket(contact=world.kim, subject=f"T{n}", assignee=world.ada)
    with django_assert_max_num_queries(12):
        ada.get("/desk/")
    with django_assert_max_num_queries(7):
        ada.get("/desk/")


def test_a_cold_browser_loads_the_inbox_in_few_requests(ben, world):
    """A lead's start page fetches most: page, icon, font, style, scripts, and what it asks for at once."""
    make_ticket(contact=world.kim)
    page = ben.get("/desk/").content.decode()
    files = re.findall(r'<(?:link|script|img)[^>]* (?:href|src)="([^"]+)"', page)
    fetched = re.findall(r'hx-get="([^"]+)" hx-trigger="load\b', page)
    assert len({"/desk/", *files, *fetched}) <= 8
    assert "/desk/now/" in fetched


def test_hostile_words_are_shown_as_words(ada, world):
    """A subject, a name or a tag never becomes markup."""
    evil = "<img src=x onerror=alert(1)>\"'{{7*7}}"
    ticket = make_ticket(contact=world.kim, subject=evil, text=evil, assignee=world.ada)
    set_tags(ticket=ticket, names=[evil], by=world.ada.actor)
    for address in ("/desk/", f"/desk/tickets/{ticket.pk}/?assignee=me"):
        body = ada.get(address).content.decode()
        assert "<img src=x" not in body
        assert "{{7*7}}" in body
