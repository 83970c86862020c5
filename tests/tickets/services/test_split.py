"""A message that speaks of something else leaves for a ticket of its own."""

import pytest

from ruhepol.core.models import EventRow
from ruhepol.tickets.exceptions import NothingToSplitError
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.receive import File, receive
from ruhepol.tickets.services.reply import reply
from ruhepol.tickets.services.split import split
from tests.factories.tickets import make_ticket
from tests.world import make_world


@pytest.fixture
def world(db):  # noqa: ARG001  people are rows
    """Everybody by name."""
    return make_world()


@pytest.fixture
def second(world):
    """Kim's second message, about something else, after Ada's answer."""
    ticket = make_ticket(contact=world.kim, team=world.tech)
    reply(ticket=ticket, text="Bitte neu starten.", by=world.ada.actor)
    return receive(
        contact=world.kim, channel="email", text="Die Rechnung fehlt.", ticket=ticket,
        by=world.kim.customer.actor, files=[File(digest="0" * 64, name="rechnung.pdf", size=3)],
    )  # fmt: skip


def apart(second, world):
    """Split the second message off."""
    return split(message=second, contact=world.kim, subject="Rechnung", by=world.ada.actor)


def test_the_message_goes_with_its_files(second, world):
    """The new ticket begins with the message, waits since it came, and stays with the team."""
    new = apart(second, world)
    moved = new.messages.get()
    assert (moved.pk, moved.number, moved.attachments.get().name) == (second.pk, 1, "rechnung.pdf")
    assert (new.subject, new.team, new.customer) == ("Rechnung", world.tech, world.kim.customer)
    assert (new.waiting_since, new.created_at, new.last_number) == (second.created_at, second.created_at, 1)


def test_the_old_ticket_is_what_it_was_before(second, world):
    """Our answer is the last word there again, so it is the customer's turn."""
    old = second.ticket
    apart(second, world)
    old.refresh_from_db()
    assert (old.status, old.waiting_since, old.excerpt) == (
        Ticket.Status.WAITING,
        None,
        "Bitte neu starten.",
    )


def test_both_tickets_tell_of_it(second, world):
    """The old one says where the message went; for the new one it is as if it had come alone."""
    new = apart(second, world)
    names = {row.name: row.stream for row in EventRow.objects.order_by("-pk")[:2]}
    assert names == {
        "tickets.TicketSplit": f"ticket:{second.ticket_id}",
        "tickets.MessageReceived": f"ticket:{new.pk}",
    }


def test_the_beginning_and_our_own_words_stay(second, world):
    """A ticket keeps the message it began with and what we said."""
    for kept in second.ticket.messages.exclude(pk=second.pk):
        with pytest.raises(NothingToSplitError):
            apart(kept, world)
    assert Message.objects.filter(ticket=second.ticket).count() == 3


def test_twice_is_refused(second, world):
    """The message is the beginning of its new ticket, so a second click does nothing."""
    new = apart(second, world)
    with pytest.raises(NothingToSplitError):
        apart(Message.objects.get(pk=second.pk), world)
    assert Ticket.objects.latest("pk") == new
