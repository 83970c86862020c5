"""An agent speaks."""

import pytest

from ruhepol.core.actors import BOT, SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.tickets.exceptions import NewerMessagesError, TicketClosedError
from ruhepol.tickets.models import Draft, Message
from ruhepol.tickets.services.draft import save_draft
from ruhepol.tickets.services.receive import receive
from ruhepol.tickets.services.reply import note, reply
from ruhepol.tickets.services.solve import close
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_a_reply_is_queued_and_makes_it_the_customers_turn():
    """The first reply is marked as such, the second is not."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    reply(ticket=ticket, text="Guten Tag", by=world.ada.actor)
    reply(ticket=ticket, text="Noch etwas", by=world.ada.actor)
    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("waiting", None)
    queued = EventRow.objects.filter(name="tickets.MessageQueued").order_by("id")
    assert [row.data["first"] for row in queued] == [True, False]
    assert queued[0].actor == world.ada.actor


def test_a_machines_reply_is_no_first_reply():
    """An automatic answer leaves the first reply to the person who gives it later."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    reply(ticket=ticket, text="Wir melden uns.", by=SYSTEM)
    ticket.refresh_from_db()
    assert ticket.first_replied_at is None
    words = reply(ticket=ticket, text="Guten Tag", by=world.ada.actor)
    ticket.refresh_from_db()
    assert ticket.first_replied_at == words.created_at
    queued = EventRow.objects.filter(name="tickets.MessageQueued").order_by("id")
    assert [row.data["first"] for row in queued] == [False, True]


def test_a_reply_that_missed_a_message_is_refused_and_the_draft_kept():
    """Nobody answers past what the customer has just written."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    save_draft(ticket=ticket, agent=world.ada, text="Fast fertig", version=0)
    receive(contact=world.kim, channel="email", text="Hat sich erledigt", ticket=ticket, by=SYSTEM)
    with pytest.raises(NewerMessagesError) as refused:
        reply(ticket=ticket, text="Fast fertig", by=world.ada.actor, seen=1)
    assert refused.value.count == 1
    assert Draft.objects.get().text == "Fast fertig"


def test_sending_ends_only_the_writers_draft():
    """A colleague's unsent words stay."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    for agent in (world.ada, world.ben):
        save_draft(ticket=ticket, agent=agent, text="Entwurf", version=0)
    reply(ticket=ticket, text="Entwurf", by=world.ada.actor)
    assert [draft.agent for draft in Draft.objects.all()] == [world.ben]


def test_a_closed_ticket_takes_no_reply():
    """It has to be reopened first."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    close(ticket=ticket, by=world.ada.actor)
    with pytest.raises(TicketClosedError):
        reply(ticket=ticket, text="Zu spät", by=world.ada.actor)


def test_a_note_changes_neither_turn_nor_wait_nor_excerpt():
    """What agents tell each other leaves the customer's side alone."""
    world = make_world()
    ticket = make_ticket(contact=world.kim, text="Exit code 28.")
    written = note(ticket=ticket, text="Platte voll", by=world.ada.actor)
    ticket.refresh_from_db()
    assert (ticket.status, ticket.excerpt) == ("open", "Exit code 28.")
    assert ticket.waiting_since is not None
    assert written.is_public is False


def test_the_bots_words_are_its_own():
    """What the bot says is public, is no agent's, is no first reply, and nobody waits after it."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    said = reply(ticket=ticket, text="Rechnungen liegen im Kundenkonto.", by=BOT)
    ticket.refresh_from_db()
    assert (said.kind, said.agent, said.is_public) == (Message.Kind.BOT, None, True)
    assert (ticket.status, ticket.waiting_since, ticket.first_replied_at) == ("waiting", None, None)
    assert EventRow.objects.get(name="tickets.MessageQueued").actor == BOT


def test_a_bot_that_cannot_help_leaves_the_customer_waiting():
    """Handed over, the wait counts from when the customer asked, not from the bot's excuse."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    asked_at = ticket.waiting_since
    reply(ticket=ticket, text="Das weiß ich nicht.", by=BOT, wait=False)
    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("open", asked_at)


def test_a_note_with_an_origin_is_left_once():
    """The same origin again returns the first note and changes nothing."""
    ticket = make_ticket()
    first = note(ticket=ticket, text="Platte voll", by=SYSTEM, origin="diagnosis:1")
    again = note(ticket=ticket, text="Platte voll", by=SYSTEM, origin="diagnosis:1")
    assert (again, ticket.messages.filter(kind="note").count()) == (first, 1)
