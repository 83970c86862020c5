"""Chats at the desk: seen by whom they concern, taken, answered, handed over, and never lost from sight."""

from dataclasses import replace
from html import unescape

import pytest
from django.urls import reverse

from ruhepol.channels.chat.models import Chat, Seat
from ruhepol.channels.chat.services.seats import sit
from ruhepol.channels.chat.services.take import take
from ruhepol.channels.chat.services.widgets import change_widget
from ruhepol.tickets.models import Message, PlannedReply, Ticket
from ruhepol.tickets.services.sort import move
from tests.factories.chat import make_chat, make_widget, speak
from tests.factories.tickets import make_ticket


@pytest.fixture
def widget(world):
    """Return the shop's widget."""
    return make_widget(brand=world.brand)


def text_of(response):
    """Return a page's source, readable."""
    return unescape(response.content.decode())


def page(name, **kwargs):
    """Return an address of the workspace."""
    return reverse(f"workspace:{name}", kwargs=kwargs or None)


def sent(client, chat, **facts):
    """Answer a chat from its page."""
    seen = Ticket.objects.get(pk=chat.pk).last_number
    return client.post(
        page("ticket", number=chat.pk), {"text": "Guten Tag", "kind": "reply", "seen": seen, **facts}
    )


def test_without_a_widget_nothing_speaks_of_chats(world, client):
    """An installation without chat shows no seat, and a page that says what is missing."""
    client.force_login(world.ada)
    assert not client.get(page("chats-now")).content.strip()
    assert client.get(page("chats")).status_code == 200


@pytest.mark.usefixtures("widget")
def test_who_waits_is_seen_at_once(world, client):
    """The navigation counts them, the page names them with a button to take them."""
    chat = make_chat("Hallo, mein Server startet nicht.")
    client.force_login(world.ada)
    assert 'data-waiting="1"' in text_of(client.get(page("chats-now")))
    shown = text_of(client.get(page("chats")))
    assert "Hallo, mein Server startet nicht." in shown
    assert page("chat-take", number=chat.pk) in shown


@pytest.mark.usefixtures("widget")
def test_a_partner_sees_chats_of_the_own_team_only(world, client):
    """Neither count nor words of another team's chats leave it."""
    mine, other = make_chat("Meins"), make_chat("Fremdes")
    move(ticket=mine.ticket, to=world.night, by=world.ada.actor)
    client.force_login(world.pia)
    shown = text_of(client.get(page("chats")))
    assert "Meins" in shown
    assert "Fremdes" not in shown
    for name in ("chat", "chat-seen", "chat-take", "chat-end", "chat-leave", "chat-hand-over"):
        assert client.post(page(name, number=other.pk)).status_code in {404, 405}


@pytest.mark.usefixtures("widget")
def test_a_seat_is_taken_and_left(world, client):
    """One button says that one is there, and sends the chats back when one goes."""
    client.force_login(world.ada)
    client.post(page("seat"), {"available": "on", "capacity": 2})
    seat = Seat.objects.get(agent=world.ada)
    assert (seat.is_available, seat.capacity) == (True, 2)
    assert client.post(page("seat-alive")).status_code == 204
    chat = take(chat=make_chat(), agent=world.ada, by=world.ada.actor)
    client.post(page("seat"), {"capacity": 2})
    chat.refresh_from_db()
    assert chat.state == "waiting"
    assert client.post(page("seat-alive")).status_code == 205


@pytest.mark.usefixtures("widget")
def test_taking_shows_the_conversation(world, client):
    """A click on the button ends at the ticket, with the agent in charge."""
    chat = make_chat()
    client.force_login(world.ada)
    answer = client.post(page("chat-take", number=chat.pk), follow=True)
    assert answer.redirect_chain[-1][0] == page("ticket", number=chat.pk)
    assert "In conversation" in text_of(answer)
    assert Chat.objects.get().agent == world.ada


@pytest.mark.usefixtures("widget")
def test_who_comes_too_late_is_told(world, client):
    """The form says that a colleague was quicker, and nothing changes."""
    chat = make_chat()
    take(chat=chat, agent=world.ben, by=world.ben.actor)
    client.force_login(world.ada)
    answer = client.post(page("chat-take", number=chat.pk))
    assert answer.status_code == 422
    assert "was quicker" in text_of(answer)
    assert Chat.objects.get().agent == world.ben


@pytest.mark.usefixtures("widget")
def test_an_answer_goes_at_once_and_takes_the_chat(world, client, settings):
    """No seconds to take it back in: somebody is reading. Whoever answers first is in charge."""
    settings.RUHEPOL = replace(settings.RUHEPOL, undo_seconds=10)
    chat = make_chat()
    client.force_login(world.ada)
    assert sent(client, chat).status_code == 302
    assert not PlannedReply.objects.exists()
    assert Message.objects.get(kind="reply").channel == "chat"
    assert Chat.objects.get().agent == world.ada


@pytest.mark.usefixtures("widget")
def test_a_note_takes_nothing(world, client):
    """A remark among colleagues puts nobody in charge."""
    chat = make_chat()
    client.force_login(world.ada)
    sent(client, chat, kind="note")
    assert Chat.objects.get().state == "waiting"


@pytest.mark.usefixtures("widget")
def test_an_answer_that_has_not_seen_the_newest_words_stays_a_draft(world, client):
    """Two messages came meanwhile: look first. The words are kept, and the chat nobody has stays so."""
    chat = make_chat()
    client.force_login(world.ada)
    for words in ("Halt", "Es geht wieder"):
        speak(chat, words)
    answer = sent(client, chat, seen=1, text="Haben Sie neu gestartet?")
    assert answer.status_code == 422
    assert "2 new messages" in text_of(answer)
    assert "Haben Sie neu gestartet?" in text_of(answer)
    assert not Message.objects.filter(kind="reply").exists()
    assert Chat.objects.get().state == "waiting"


@pytest.mark.usefixtures("widget")
def test_handing_over_needs_somebody(world, client):
    """A colleague or a team, with a note that stays inside."""
    chat = make_chat()
    client.force_login(world.ada)
    address = page("chat-hand-over", number=chat.pk)
    assert client.get(address).status_code == 200
    assert client.post(address, {"note": "?"}).status_code == 422
    client.post(address, {"to": world.ben.pk, "note": "Kennt die Kundin"})
    assert Chat.objects.get().agent == world.ben
    assert Message.objects.get(kind="note").text == "Kennt die Kundin"
    shown = text_of(client.get(page("ticket", number=chat.pk)))
    assert "Ada handed the chat to Ben" in shown


@pytest.mark.usefixtures("widget")
def test_only_who_is_in_charge_has_read_it(world, client):
    """A colleague who looks in tells the visitor nothing."""
    chat = make_chat()
    take(chat=chat, agent=world.ben, by=world.ben.actor)
    for agent, seen in ((world.ada, 0), (world.ben, 1)):
        client.force_login(agent)
        client.post(page("chat-seen", number=chat.pk), {"number": "7"})
        assert Chat.objects.get().seen_by_agent == seen


@pytest.mark.usefixtures("widget")
def test_the_strip_says_how_it_stands(world, client):
    """Waiting with its place, an address that nobody has proven, a rating with its words."""
    chat = make_chat(address="neu@kunde.example")
    client.force_login(world.ada)
    assert "(not proven)" in text_of(client.get(page("chat", number=chat.pk)))
    Chat.objects.update(state="ended", queued_at=None, rating=2, comment="<b>Na ja</b>")
    answer = client.get(page("chat", number=chat.pk)).content.decode()
    shown = unescape(answer)
    assert "rated 2 of 5" in shown
    assert "<b>Na ja" not in answer


def test_the_bot_gets_a_chat_back_once(world, client, widget):
    """The button is there while that is possible, and the second time the reason is said."""
    change_widget(widget=widget, has_bot=True, by=world.root.actor)
    chat = take(chat=make_chat(), agent=world.ada, by=world.ada.actor)
    client.force_login(world.ada)
    client.post(page("chat-bot", number=chat.pk))
    chat = take(chat=Chat.objects.get(), agent=world.ada, by=world.ada.actor)
    assert client.post(page("chat-bot", number=chat.pk)).status_code == 422


@pytest.mark.usefixtures("widget")
def test_a_ticket_that_is_no_chat_has_no_chat(world, client):
    """Its page shows no strip, and the acts of chats are not there."""
    ticket = make_ticket(contact=world.kim)
    client.force_login(world.ada)
    assert "chat-strip" not in text_of(client.get(page("ticket", number=ticket.pk)))
    assert client.post(page("chat-take", number=ticket.pk)).status_code == 404


@pytest.mark.usefixtures("widget")
def test_beyond_the_agreed_number_one_is_told(world, client):
    """The page says why the second chat cannot be taken."""
    sit(agent=world.ada, available=True, capacity=1, by=world.ada.actor)
    take(chat=make_chat(), agent=world.ada, by=world.ada.actor)
    client.force_login(world.ada)
    answer = client.post(page("chat-take", number=make_chat().pk))
    assert answer.status_code == 422
    assert "as many chats as agreed" in text_of(answer)
