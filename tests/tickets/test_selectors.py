"""Finding tickets."""

import pytest

from ruhepol.tickets.selectors import find_tickets
from ruhepol.tickets.services.reply import note
from ruhepol.tickets.services.sort import move, set_tags
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_a_ticket_is_found_by_words_number_address_and_tag(run_jobs):
    """German word forms, the number as shown, part of an address, a tag and a note's words."""
    world = make_world()
    ticket = make_ticket(contact=world.kim, subject="Rechnungen fehlen", text="Seit Oktober kamen keine.")
    set_tags(ticket=ticket, names=["buchhaltung"], by=world.ada.actor)
    note(ticket=ticket, text="Versand hängt am Adressfeld.", by=world.ada.actor)
    make_ticket(contact=world.nora, subject="Domain transfer", text="Auth code please", language="en")
    run_jobs()
    for query in ("Rechnung", f"#{ticket.pk}", "turnierserver", "Buchhaltung", "Adressfeld"):
        assert find_tickets(world.ada, query) == [ticket], query


def test_a_partner_finds_only_the_own_teams_tickets_even_after_a_move(run_jobs):
    """The index's visibility follows the ticket."""
    world = make_world()
    ticket = make_ticket(contact=world.kim, subject="Rechnung fehlt")
    run_jobs()
    assert find_tickets(world.pia, "Rechnung") == []
    move(ticket=ticket, to=world.night, by=world.ben.actor)
    run_jobs()
    assert find_tickets(world.pia, "Rechnung") == [ticket]
