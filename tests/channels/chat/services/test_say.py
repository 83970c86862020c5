"""A visitor speaks: every message once, in order, and never refused."""

from datetime import timedelta

import pytest

from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.selectors import after
from ruhepol.channels.chat.services.end import end
from ruhepol.channels.chat.services.say import note_here, say, see
from ruhepol.core import clock
from ruhepol.core.models import EventRow
from ruhepol.tickets.services.files import keep
from ruhepol.tickets.services.reply import reply
from tests.factories.chat import make_chat, speak
from tests.world import NOON


@pytest.mark.usefixtures("widget")
def test_the_same_message_twice_is_one():
    """A browser that heard no answer sends again; the first message is returned."""
    chat = make_chat()
    first = speak(chat, "Fehler 28", key="one")
    assert speak(chat, "Fehler 28", key="one").pk == first.pk
    assert [message.number for message in after(chat, 0)] == [1, 2]


@pytest.mark.usefixtures("widget")
def test_keys_of_two_chats_do_not_meet():
    """Two browsers may happen to use the same key."""
    one, two = make_chat(), make_chat()
    assert speak(one, "Eins", key="1").pk != speak(two, "Zwei", key="1").pk


@pytest.mark.usefixtures("widget")
def test_words_after_the_end_begin_it_anew(world):
    """Nothing is said into the void: the chat waits for a person again."""
    chat = end(chat=make_chat(), by=world.ada.actor)
    speak(chat, "Noch etwas")
    chat.refresh_from_db()
    assert (chat.state, chat.ended_at) == ("waiting", None)
    assert chat.queued_at
    assert EventRow.objects.filter(name="channels.ChatResumed", stream=f"chat:{chat.pk}").count() == 1


@pytest.mark.usefixtures("widget")
def test_seeing_never_goes_back_nor_ahead(world):
    """The highest number that was said and read counts, on each side by itself."""
    chat = make_chat()
    customer = chat.identity.customer.actor
    reply(ticket=chat.ticket, text="Ich sehe nach.", by=world.ada.actor)
    see(chat=chat, number=99, by=customer)
    see(chat=chat, number=1, by=customer)
    see(chat=chat, number=1, by=world.ada.actor)
    chat.refresh_from_db()
    assert (chat.seen_by_customer, chat.seen_by_agent) == (2, 1)
    assert EventRow.objects.filter(name="channels.ChatSeen").count() == 2


@pytest.mark.usefixtures("widget")
def test_signs_of_life_are_noted_for_the_chats_that_are_named():
    """An open page keeps its chat alive, and no other."""
    with clock.frozen(NOON):
        here, gone = make_chat(), make_chat()
    with clock.frozen(NOON + timedelta(minutes=1)):
        note_here([here.pk])
    assert Chat.objects.get(pk=here.pk).here_at == NOON + timedelta(minutes=1)
    assert Chat.objects.get(pk=gone.pk).here_at == NOON


@pytest.mark.usefixtures("widget")
def test_files_go_with_words_or_alone():
    """A picture of the fault is a message, too."""
    chat = make_chat()
    file = keep(b"the log", name="log.txt", declared="text/plain")
    message = say(chat=chat, text="", client_key="f", files=[file], by=chat.identity.customer.actor)
    assert [each.name for each in message.attachments.all()] == ["log.txt"]
