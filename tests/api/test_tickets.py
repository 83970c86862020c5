"""Tickets over the API."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.models import EventRow
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.sort import prioritise
from tests.api.conftest import Caller
from tests.factories.tickets import make_ticket
from tests.world import NOON

NEW = {"customer": {"email": "Neu@Kunde.example", "name": "Neu"}, "subject": "Hilfe", "text": "Bitte."}


def everything(caller, path):
    """Follow `next` from page to page and return all rows."""
    rows = []
    while path:
        page = caller("get", path).json()
        rows += page["items"]
        path = page["next"]
    return rows


def test_a_customers_request_becomes_a_ticket_like_any_other(ada, run_jobs):
    """The same service, so the same events and rules as for mail and form."""
    made = ada("post", "/tickets", NEW)
    assert made.status_code == 201
    ticket = Ticket.objects.get(pk=made.json()["number"])
    assert (ticket.subject, ticket.channel, ticket.begun_by) == ("Hilfe", "api", "customer")
    assert ticket.contact.value == "neu@kunde.example"
    assert EventRow.objects.filter(stream=f"ticket:{ticket.pk}", name="tickets.MessageReceived").exists()
    run_jobs()
    assert ada("get", f"/tickets/{ticket.pk}").json() == made.json()


def test_our_own_first_word_waits_for_the_customer(ada, world):
    """A ticket begun by us is the writer's and waits."""
    made = ada("post", "/tickets", {**NEW, "begun_by": "agent", "channel": "email"}).json()
    assert (made["status"], made["assignee"]["id"], made["begun_by"]) == ("waiting", world.ada.pk, "agent")


def test_our_own_first_word_goes_to_others_too(ada):
    """Copies are kept with the message; the customer's own words have none."""
    copies = [{"email": "chefin@kunde.example", "name": "Chefin"}]
    made = ada("post", "/tickets", {**NEW, "begun_by": "agent", "channel": "email", "copies": copies}).json()
    kept = Ticket.objects.get(pk=made["number"]).messages.get().copies.get()
    assert (kept.address, kept.name, kept.is_blind) == ("chefin@kunde.example", "Chefin", False)
    assert ada("post", "/tickets", {**NEW, "copies": copies}).status_code == 422


def test_a_partners_ticket_stays_in_the_partners_sight(world):
    """What a partner begins belongs to the partner's team."""
    made = Caller(world.pia)("post", "/tickets", NEW).json()
    assert made["team"]["name"] == "Partner Nacht"


@pytest.mark.parametrize("wrong", [{"brand": "none"}, {"topic": "none"}])
def test_unknown_words_are_refused(ada, wrong):
    """A typing error makes no ticket in the wrong place."""
    assert ada("post", "/tickets", {**NEW, **wrong}).status_code == 422
    assert Ticket.objects.count() == 0


def test_pages_show_every_ticket_once(ada, world):
    """Keyset pages survive tickets that change while one is reading."""
    with clock.frozen(NOON):
        numbers = [make_ticket(contact=world.kim).pk for _ in range(7)]
    first = ada("get", "/tickets?limit=3&total=true").json()
    assert first["total"] == {"count": 7, "more": False}
    make_ticket(contact=world.kim)
    rest = everything(ada, first["next"])
    assert [row["number"] for row in (*first["items"], *rest)] == sorted(numbers, reverse=True)


def test_what_changed_since_comes_oldest_first_and_none_is_missed(ada, world):
    """A program that follows along by `updated_since` sees every change, ties included."""
    with clock.frozen(NOON):
        old, *same = [make_ticket(contact=world.kim) for _ in range(4)]
    with clock.frozen(NOON + timedelta(hours=1)):
        prioritise(ticket=old, priority=4, by=world.ada.actor)
    since = NOON.isoformat().replace("+00:00", "Z")
    rows = everything(ada, f"/tickets?limit=2&updated_since={since}")
    assert [row["number"] for row in rows] == [*[t.pk for t in same], old.pk]
    later = (NOON + timedelta(minutes=1)).isoformat().replace("+00:00", "Z")
    assert [row["number"] for row in everything(ada, f"/tickets?updated_since={later}")] == [old.pk]


def test_filters_narrow_the_list(ada, world):
    """The inbox's own filters, several at once; a foreign value is told."""
    mine = make_ticket(contact=world.kim, assignee=world.ada, priority=4)
    make_ticket(contact=world.kim, priority=4)
    make_ticket(contact=world.kim, assignee=world.ada)
    rows = ada("get", "/tickets?assignee=me&priority=4&priority=3&status=open").json()["items"]
    assert [row["number"] for row in rows] == [mine.pk]
    for wrong in ("assignee=x", "status=lost", "cursor=x", "limit=0", "updated_since=2026-03-02T12:00:00"):
        assert ada("get", f"/tickets?{wrong}").status_code == 422, wrong


def test_a_patch_changes_what_it_names_and_nothing_else(ada, world):
    """Each named field is an act with its event."""
    ticket = make_ticket(contact=world.kim)
    until = (clock.now() + timedelta(days=1)).isoformat()
    wanted = {"priority": 3, "assignee_id": world.ben.pk, "team_id": world.tech.pk, "tags": ["A", "b"]}
    changed = ada("patch", f"/tickets/{ticket.pk}", {**wanted, "snoozed_until": until}).json()
    assert (changed["priority"], changed["assignee"]["id"], changed["tags"]) == (3, world.ben.pk, ["a", "b"])
    again = ada("patch", f"/tickets/{ticket.pk}", {"assignee_id": None, "snoozed_until": None}).json()
    assert (again["assignee"], again["snoozed_until"], again["team"]["id"]) == (None, None, world.tech.pk)


def test_a_patch_is_all_or_nothing(ada, world):
    """Where one field is refused, none is changed."""
    ticket = make_ticket(contact=world.kim)
    response = ada("patch", f"/tickets/{ticket.pk}", {"priority": 4, "team_id": 10**6})
    assert response.status_code == 422
    assert Ticket.objects.get(pk=ticket.pk).priority == 2


def test_the_course_of_a_ticket(ada, world):
    """Solved, reopened, closed; solving what is closed is refused with advice."""
    ticket = make_ticket(contact=world.kim)
    path = f"/tickets/{ticket.pk}"
    for status in ("solved", "open", "closed"):
        assert ada("patch", path, {"status": status}).json()["status"] == status
    refused = ada("patch", path, {"status": "solved"})
    assert (refused.status_code, "reopen" in refused.json()["detail"]) == (422, True)
    assert ada("patch", path, {"status": "waiting"}).status_code == 422
    assert ada("patch", path, {"status": None}).status_code == 422


def test_messages_are_read_in_order_and_from_a_number(ada, world):
    """A client asks for all after the last number it has."""
    ticket = make_ticket(contact=world.kim)
    path = f"/tickets/{ticket.pk}/messages"
    assert ada("post", path, {"text": "Intern", "kind": "note"}).json()["number"] == 2
    assert ada("post", path, {"text": "Läuft.", "seen": 2}).json()["kind"] == "reply"
    assert (
        ada("post", path, {"text": "Nein!", "kind": "customer"}).json()["customer_id"] == ticket.customer_id
    )
    assert [row["number"] for row in everything(ada, f"{path}?limit=2")] == [1, 2, 3, 4]
    assert [row["number"] for row in everything(ada, f"{path}?after=2")] == [3, 4]
    outdated = ada("post", path, {"text": "Und?", "seen": 2})
    assert (outdated.status_code, outdated.json()["title"]) == (409, "2 newer messages")


def test_a_closed_ticket_is_not_answered(ada, world):
    """The refusal says how to go on."""
    ticket = make_ticket(contact=world.kim)
    ada("patch", f"/tickets/{ticket.pk}", {"status": "closed"})
    refused = ada("post", f"/tickets/{ticket.pk}/messages", {"text": "Noch etwas."})
    assert (refused.status_code, "Reopen" in refused.json()["detail"]) == (422, True)


def test_a_list_costs_the_same_for_one_ticket_and_for_many(ada, world, django_assert_max_num_queries):
    """No query per row."""
    for _ in range(12):
        make_ticket(contact=world.kim)
    ada("get", "/tickets")
    with django_assert_max_num_queries(4):
        assert len(ada("get", "/tickets").json()["items"]) == 12


def test_a_reply_can_go_to_others_too(ada, world):
    """Copies are named with the reply and read with the message; what is no address is refused."""
    number = make_ticket(contact=world.kim).pk
    path = f"/tickets/{number}/messages"
    copies = [{"email": "Jo@x.example", "name": "Jo"}, {"email": "tim@x.example", "blind": True}]
    said = ada("post", path, {"text": "Ja", "copies": copies}).json()
    assert said["copies"] == [
        {"email": "jo@x.example", "name": "Jo", "blind": False},
        {"email": "tim@x.example", "name": "", "blind": True},
    ]
    assert ada("get", path).json()["items"][-1]["copies"] == said["copies"]
    assert ada("post", path, {"text": "Ja", "copies": [{"email": "jo@-"}]}).status_code == 422
