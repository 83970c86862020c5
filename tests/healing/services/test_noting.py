"""A ticket arrives, and whoever answers it finds a note."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.events import outbox
from ruhepol.core.events.outbox import publish
from ruhepol.healing.models import Run
from ruhepol.healing.services.noting import note_what_is_wrong
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.take import take
from ruhepol.tickets.events import MessageReceived
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.receive import Opening, receive
from tests.healing.facts import description, fact
from tests.healing.signs import make_full


@pytest.fixture
def ill(source, server):
    """Kim's server with a full disk."""
    save_problem(problem=None, description=description(), by=SYSTEM)
    take(source=source, told=[fact()] * 3)
    return server


def write(world, who, channel="email", text="Hilfe, nichts geht mehr"):
    """Let a customer write by a channel."""
    opening = Opening(brand=world.brand, subject="Server", language="de")
    told = {"contact": who, "channel": channel, "text": text, "opening": opening}
    return receive(**told, by=who.customer.actor).ticket


def notes(ticket):
    """Return the notes of a ticket."""
    return list(ticket.messages.filter(kind=Message.Kind.NOTE).values_list("text", flat=True))


@pytest.mark.parametrize("channel", Ticket.Channel.values)
@pytest.mark.usefixtures("ill")
def test_the_note_comes_whatever_the_channel(world, run_jobs, channel):
    """With thing, problem, its beginning and its words, in the house's language and time."""
    ticket = write(world, world.kim, channel)
    run_jobs()
    [text] = notes(ticket)
    assert "mc-42: Platte voll (seit 02.03.2026 13:00, 3 Signale)" in text
    assert "Die Platte Ihres Servers ist voll." in text


@pytest.mark.usefixtures("ill")
def test_what_the_words_mean_stands_first(world, source):
    """Where more than one thing is wrong."""
    other = description(title_de="Mails prallen ab", condition='[[all]]\nsignal = {name = "mail"}')
    save_problem(problem=None, description=other, by=SYSTEM)
    take(source=source, told=[fact("550", name="mail")])
    text = note_what_is_wrong(ticket=write(world, world.kim, text="Alle Mails prallen ab"), by=SYSTEM).text
    assert text.index("Mails prallen ab") < text.index("Platte voll")


@pytest.mark.usefixtures("ill")
def test_nothing_wrong_nothing_said(world, run_jobs):
    """Neither with others' tickets nor with further words of the same customer."""
    foreign, own = write(world, world.nora), write(world, world.kim)
    run_jobs()
    receive(contact=world.kim, channel="email", text="Und?", ticket=own, by=world.kim.customer.actor)
    run_jobs()
    assert (len(notes(foreign)), len(notes(own))) == (0, 1)


@pytest.mark.usefixtures("ill")
def test_once_however_often_it_is_told(world, run_jobs):
    """The event heard again, and the task done again after a crash, leave one note."""
    ticket = write(world, world.kim)
    again = MessageReceived(ticket_id=ticket.pk, message_id=ticket.messages.get().pk, opened=True)
    publish(again, by=SYSTEM)
    run_jobs()
    assert len(notes(ticket)) == 1


@pytest.mark.usefixtures("ill")
def test_history_is_left_alone(world, run_jobs):
    """An imported ticket gets no note about today."""
    with outbox.replaying():
        ticket = write(world, world.kim)
    run_jobs()
    assert notes(ticket) == []


def test_what_repairs_itself_begins_on_the_ticket(world, source, server):  # noqa: ARG001  it is Kim's
    """Once, for its customer; a remedy that takes somebody's word only stands in the panel."""
    make_full(source, mode="automatic")
    make_full(source, mode="one_click", title_en="Another")
    ticket = write(world, world.kim)
    note_what_is_wrong(ticket=ticket, by=SYSTEM)
    note_what_is_wrong(ticket=ticket, by=SYSTEM)
    run = Run.objects.get()
    assert (run.ticket, run.customer, run.mode) == (ticket, ticket.customer, "automatic")
