"""Journeys on the agents' pages."""

import re

import pytest

from ruhepol.insights.services.journey import agree, arrive, walk
from tests.factories.tickets import make_ticket
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(world):
    """A ticket whose writer searched before."""
    made = make_ticket(contact=world.kim, team=world.tech, channel="form", subject="Rechnung fehlt")
    word = agree()
    walk(word=word, kind="search", key="rechnung", label="Rechnung <b>")
    walk(word=word, kind="article", key="article:1", label="Where is my invoice")
    arrive(word=word, ticket_id=made.pk)
    return made


def test_the_way_stands_beside_the_conversation(ada, ticket):
    """What was searched and read, escaped; a ticket without a way shows nothing of the kind."""
    page = ada.get(f"/desk/tickets/{ticket.pk}/")
    assert "searched “Rechnung <b>”" in text(page)
    assert "Rechnung <b>" not in page.text
    other = make_ticket(contact=ticket.contact, channel="form")
    assert "Before they wrote" not in text(ada.get(f"/desk/tickets/{other.pk}/"))


def test_paths_lead_to_their_tickets(ben, ticket):
    """Each with its number, one click from the tickets; a made-up one is not there."""
    page = ben.get("/desk/insights/paths/")
    assert "read “Where is my invoice” 1" in text(page)
    [link] = re.findall(r'href="([^"]*path=[^"]*)"', page.text)
    assert f"Rechnung fehlt #{ticket.pk}" in text(ben.get(link.replace("&amp;", "&")))
    assert ben.get("/desk/insights/paths/?path=none").status_code == 404
    assert "/desk/insights/paths/" in ben.get("/desk/insights/").text
