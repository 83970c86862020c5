"""What of a ticket can be found."""

import pytest

from ruhepol.core.search.finding import search
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.indexing import index_tickets, ticket_ids
from ruhepol.tickets.services.reply import note
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_subject_words_and_notes_are_found_by_their_team_only():
    """All that was said is in the document; whoever has no word in common with it finds nothing."""
    world = make_world()
    ticket = make_ticket(contact=world.kim, subject="Rechnungen", text="Oktober fehlt.", team=world.tech)
    note(ticket=ticket, text="Adressfeld leer", by=world.ada.actor)
    index_tickets([ticket.pk])
    for query in ("Rechnung", "Oktober", "Adressfeld", "turnierserver"):
        assert [hit.id for hit in search("ticket", query, visible={f"team:{world.tech.pk}"})] == [ticket.pk]
        assert search("ticket", query, visible={f"team:{world.night.pk}"}) == []


def test_a_rebuild_goes_through_every_ticket_in_order():
    """No ticket is left out, whatever its state."""
    world = make_world()
    made = [make_ticket(contact=world.kim).pk for _ in range(3)]
    Ticket.objects.filter(pk=made[1]).update(language="fr")
    assert list(ticket_ids()) == made
    index_tickets(made)
    assert len(search("ticket", "Exit", visible=None)) == 3
