"""What a visitor may read, who is there, and what the wait is said to be."""

from datetime import timedelta

import pytest

from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.selectors import after, measured_wait, place, standing
from ruhepol.channels.chat.services.seats import sit
from ruhepol.channels.chat.services.take import take
from ruhepol.channels.chat.services.widgets import change_widget
from ruhepol.core import clock
from ruhepol.people.services.calendars import create_calendar
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.merge import merge
from ruhepol.tickets.services.receive import receive
from ruhepol.tickets.services.reply import note, reply
from tests.factories.chat import make_chat, speak
from tests.factories.tickets import make_ticket
from tests.world import NOON


def said(chat, number=0):
    """Return the texts a visitor may read."""
    return [message.text for message in after(chat, number)]


@pytest.mark.usefixtures("widget")
def test_a_visitor_reads_all_but_notes(world):
    """Own words and answers, oldest first, after the number asked for."""
    chat = make_chat("Eins")
    note(ticket=chat.ticket, text="Kennt jemand den?", by=world.ada.actor)
    reply(ticket=chat.ticket, text="Zwei", by=world.ada.actor)
    assert said(chat) == ["Eins", "Zwei"]
    assert said(chat, 1) == ["Zwei"]


@pytest.mark.usefixtures("widget")
def test_what_is_mailed_from_an_unproven_address_stays_out_of_the_chat(world):
    """A stranger who typed Kim's address reads neither Kim's mail nor what is answered to it."""
    chat = make_chat("Eins", address=world.kim.value)
    reply(ticket=chat.ticket, text="Zwei", by=world.ada.actor)
    receive(
        contact=world.kim, channel="email", text="Mein Kennwort ist …", ticket=chat.ticket,
        by=world.kim.customer.actor,
    )  # fmt: skip
    reply(ticket=chat.ticket, text="Danke für das Kennwort", by=world.ada.actor)
    speak(chat, "Und?")
    assert said(chat) == ["Eins", "Zwei"]
    Chat.objects.update(who=Chat.Who.VERIFIED)
    chat.refresh_from_db()
    assert len(said(chat)) == 5


@pytest.mark.usefixtures("widget")
def test_a_chat_merged_into_somebody_elses_ticket_shows_nothing_of_it(world):
    """Agents may see one concern; the visitor's token opens no other person's ticket."""
    chat = make_chat("Eins")
    other = make_ticket(contact=world.kim, text="Geheim")
    merge(ticket=chat.ticket, into=other, by=world.ada.actor)
    chat = Chat.objects.get(pk=chat.pk)
    assert said(chat) == []
    speak(chat, "Noch da?")
    assert other.messages.filter(text="Noch da?").exists()


def test_nobody_there_is_said(widget):
    """Without a seat there is nobody, whatever the hours."""
    now = standing(widget)
    assert (now.is_open, now.there, now.free, now.answers_now) == (True, 0, 0, False)


def test_those_who_are_there_are_counted(widget, world):
    """Two agents of three chats each, one of them in conversation; a partner does not count here."""
    for agent in (world.ada, world.ben, world.pia):
        sit(agent=agent, available=True, by=agent.actor)
    take(chat=make_chat(), agent=world.ada, by=world.ada.actor)
    make_chat()
    now = standing(widget)
    assert (now.there, now.free, now.waiting, now.answers_now) == (2, 5, 1, True)


def test_a_widget_of_a_team_asks_for_its_members(widget, world):
    """Ada sits, but the night team's widget is staffed by Pia alone."""
    change_widget(widget=widget, team=world.night, by=world.root.actor)
    widget.refresh_from_db()
    sit(agent=world.ada, available=True, by=world.ada.actor)
    assert standing(widget).there == 0
    sit(agent=world.pia, available=True, by=world.pia.actor)
    assert standing(widget).there == 1


def test_a_silent_agent_is_not_there(widget, world):
    """Two minutes without a sign: nobody is promised to the visitor."""
    with clock.frozen(NOON):
        sit(agent=world.ada, available=True, by=world.ada.actor)
    with clock.frozen(NOON + timedelta(minutes=2)):
        assert standing(widget).there == 0


def test_closed_hours_say_when_they_begin(widget, world):
    """On Monday at noon a calendar that opens on Tuesdays is closed until then."""
    days = [[], [[9 * 60, 17 * 60]], [], [], [], [], []]
    calendar = create_calendar(name="Chat", week=days, time_zone="UTC", by=world.root.actor)
    change_widget(widget=widget, calendar=calendar, by=world.root.actor)
    widget.refresh_from_db()
    sit(agent=world.ada, available=True, by=world.ada.actor)
    with clock.frozen(NOON):
        now = standing(widget)
    assert (now.is_open, now.answers_now) == (False, False)
    assert now.opens_at == NOON.replace(hour=9) + timedelta(days=1)


@pytest.mark.usefixtures("widget")
def test_the_place_counts_those_in_front_who_are_still_there():
    """Three wait, the first has left: the third is second."""
    with clock.frozen(NOON):
        make_chat()
    with clock.frozen(NOON + timedelta(minutes=1, seconds=30)):
        make_chat()
        third = make_chat()
    with clock.frozen(NOON + timedelta(minutes=2)):
        assert place(third) == 2


@pytest.mark.usefixtures("widget")
def test_who_does_not_wait_has_no_place(world):
    """In conversation there is nothing to wait for."""
    chat = take(chat=make_chat(), agent=world.ada, by=world.ada.actor)
    assert place(chat) is None


@pytest.mark.parametrize(
    ("minutes", "wait"), [([1, 2, 3, 4], None), ([1, 2, 3, 4, 90], timedelta(minutes=3))]
)
def test_the_wait_is_measured_or_unknown(widget, minutes, wait):
    """The median of enough first answers, and no figure from too few."""
    for each in minutes:
        chat = make_chat()
        Ticket.objects.filter(pk=chat.pk).update(first_replied_at=chat.began_at + timedelta(minutes=each))
    assert measured_wait(widget, clock.now()) == wait
