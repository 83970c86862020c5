"""Who may see a ticket."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.tickets.exceptions import TicketNotFoundError
from ruhepol.tickets.models import Attachment, Ticket
from ruhepol.tickets.policies import (
    get_attachment_for_agent,
    get_attachment_for_customer,
    get_ticket_for_agent,
    get_ticket_for_customer,
)
from ruhepol.tickets.services.receive import File, receive
from ruhepol.tickets.services.reply import note
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db
PHOTO = File(digest="0" * 64, name="Foto.jpg", size=12, content_type="image/jpeg")


def test_a_partner_sees_only_the_own_teams_tickets():
    """Absent and forbidden answer alike."""
    world = make_world()
    ours = make_ticket(contact=world.kim, team=world.tech)
    theirs = make_ticket(contact=world.kim, team=world.night)
    assert list(Ticket.objects.visible_to(world.pia)) == [theirs]
    assert get_ticket_for_agent(world.pia, theirs.pk) == theirs
    for number in (ours.pk, 999_999):
        with pytest.raises(TicketNotFoundError):
            get_ticket_for_agent(world.pia, number)


def test_an_agent_who_left_sees_nothing():
    """Deactivation closes every door at once."""
    world = make_world()
    make_ticket(contact=world.kim)
    world.ada.is_active = False
    assert not Ticket.objects.visible_to(world.ada).exists()


def test_customers_see_only_their_own_tickets_and_no_file_of_a_note():
    """Nora cannot open Kim's ticket, and Kim cannot open what agents showed each other."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    receive(contact=world.kim, channel="email", text="", files=[PHOTO], ticket=ticket, by=SYSTEM)
    note(ticket=ticket, text="intern", files=[PHOTO], by=world.ada.actor)
    public, internal = Attachment.objects.order_by("id")
    kim, nora = world.kim.customer, world.nora.customer
    assert get_attachment_for_customer(kim, public.pk) == public
    assert get_attachment_for_agent(world.ada, internal.pk) == internal
    for refused in (
        lambda: get_ticket_for_customer(nora, ticket.pk),
        lambda: get_attachment_for_customer(nora, public.pk),
        lambda: get_attachment_for_customer(kim, internal.pk),
        lambda: get_attachment_for_agent(world.pia, public.pk),
    ):
        with pytest.raises(TicketNotFoundError):
            refused()
