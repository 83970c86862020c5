"""A chat counts as it was: a person's first answer is one, a bot's word is none."""

from datetime import timedelta

import pytest

from ruhepol.channels.chat.selectors import FEWEST, measured_wait
from ruhepol.channels.chat.services.take import take
from ruhepol.core import clock
from ruhepol.core.actors import BOT, SYSTEM
from ruhepol.insights.models import TicketFact
from ruhepol.insights.services.facts import record
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.reply import reply
from tests.factories.chat import make_chat, speak
from tests.world import NOON


def chat_at_noon():
    """Return a chat that began at noon."""
    with clock.frozen(NOON):
        return make_chat()


def answered(chat, by, minutes, **how):
    """Answer so many minutes after noon."""
    with clock.frozen(NOON + timedelta(minutes=minutes)):
        reply(ticket=chat.ticket, text="Guten Tag", by=by, **how)


def fact_of(chat):
    """Return the ticket's facts, worked out now."""
    record([chat.pk])
    return TicketFact.objects.get(ticket=chat.pk)


@pytest.mark.usefixtures("widget")
@pytest.mark.parametrize("machine", [BOT, SYSTEM])
def test_a_machines_word_is_no_first_response(world, machine):
    """The bot spoke at once, a person after seven minutes: seven minutes."""
    chat = chat_at_noon()
    answered(chat, machine, 0, wait=False)
    answered(chat, world.ada.actor, 7)
    fact = fact_of(chat)
    assert (fact.channel, fact.first_response) == ("chat", 7 * 60)
    assert Ticket.objects.get().first_replied_at == NOON + timedelta(minutes=7)


@pytest.mark.usefixtures("widget")
def test_taking_a_chat_is_no_answer(world):
    """Who takes it and says nothing has answered nothing."""
    chat = chat_at_noon()
    take(chat=chat, agent=world.ada, by=world.ada.actor)
    assert fact_of(chat).first_response is None


@pytest.mark.usefixtures("widget")
def test_a_bot_that_was_enough_leaves_no_response():
    """Nobody but the bot spoke: there is no first response, and no wait that could be measured."""
    for _ in range(FEWEST):
        chat = make_chat()
        reply(ticket=chat.ticket, text="Siehe Artikel", by=BOT, wait=False)
        speak(chat, "Danke!")
    assert fact_of(chat).first_response is None
    assert measured_wait(chat.widget, clock.now()) is None
