"""Topics and their questions over the API."""

from ruhepol.tickets.models import Ticket
from tests.api.test_tickets import NEW
from tests.factories.tickets import make_question, make_topic

ASKED = {**NEW, "topic": "server"}


def test_a_program_learns_what_is_asked(ada):
    """Options, and what each question hangs on."""
    way = make_question(make_topic(), "Way", "choice", options=["web", "mail"])
    make_question(make_topic(), "Address", after=way, wanted=["web"], is_required=True)
    [topic] = ada("get", "/topics").json()
    first, second = topic["questions"]
    assert [option["key"] for option in first["options"]] == ["web", "mail"]
    assert (second["after"], second["wanted"], second["required"]) == ("way", ["web"], True)


def test_answers_come_and_go_as_they_were_meant(ada):
    """What was sent is read back; without answers nothing is demanded of older programs."""
    make_question(make_topic(), "Down?", "yes_no", is_required=True)
    made = ada("post", "/tickets", {**ASKED, "details": {"down": True}}).json()
    [detail] = made["details"]
    assert (detail["value"], detail["text_de"]) == (True, "Ja")
    assert ada("get", "/tickets").json()["items"][0]["details"] == made["details"]
    assert ada("post", "/tickets", ASKED).status_code == 201


def test_wrong_answers_make_no_ticket(ada):
    """The fault is named, and where to look."""
    make_question(make_topic(), "Down?", "yes_no", is_required=True)
    for details in ({}, {"down": "x"}, {"down": True, "admin": "1"}):
        refused = ada("post", "/tickets", {**ASKED, "details": details})
        assert refused.status_code == 422
        assert "/topics" in refused.text
    assert not Ticket.objects.exists()
