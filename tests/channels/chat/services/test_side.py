"""Bot or person: a state machine that never traps and never goes in circles."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from ruhepol.channels.chat.exceptions import BotDoneError, ChatEndedError, ChatError
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services.end import end
from ruhepol.channels.chat.services.side import call_bot, call_person
from ruhepol.channels.chat.services.take import leave, take
from ruhepol.channels.chat.services.widgets import change_widget
from ruhepol.core.actors import SYSTEM
from tests.factories.chat import make_chat, make_widget, speak
from tests.factories.people import make_agent


@pytest.fixture
def chat(world):
    """Return a chat with the bot."""
    return make_chat(widget=make_widget(brand=world.brand, has_bot=True))


def test_a_person_can_always_be_called(chat):
    """The chat waits for a person at once; calling again changes nothing."""
    waiting = call_person(chat=chat, by=SYSTEM)
    assert (waiting.state, waiting.word) == ("waiting", "asked")
    assert call_person(chat=chat, by=SYSTEM).queued_at == waiting.queued_at


def test_the_bot_comes_back_once(chat):
    """Bot, person, bot, person: then a person stays."""
    call_person(chat=chat, by=SYSTEM)
    assert call_bot(chat=chat, by=SYSTEM).state == "bot"
    call_person(chat=chat, by=SYSTEM)
    with pytest.raises(BotDoneError):
        call_bot(chat=chat, by=SYSTEM)
    assert Chat.objects.get(pk=chat.pk).state == "waiting"


def test_a_bot_that_is_off_gets_no_chat(chat, world):
    """Nobody is sent to a bot that does not answer, and words to one that was switched off fetch a person."""
    change_widget(widget=chat.widget, has_bot=False, by=world.root.actor)
    speak(chat, "Hallo?")
    assert Chat.objects.get(pk=chat.pk).state == "waiting"
    with pytest.raises(BotDoneError):
        call_bot(chat=chat, by=SYSTEM)


def test_after_the_end_nobody_is_called(chat):
    """An ended chat begins again by words only."""
    end(chat=chat, by=SYSTEM)
    for call in (call_bot, call_person):
        with pytest.raises(ChatEndedError):
            call(chat=chat, by=SYSTEM)


class AnyOrder(TestCase):
    """Whatever is done in whatever order."""

    @given(st.lists(st.sampled_from(["person", "bot", "take", "leave", "end", "say"]), max_size=14))
    def test_the_machine_never_traps_nor_circles(self, steps):
        """The bot speaks at most twice, a talking chat has somebody, and a person is one call away."""
        ada = make_agent("Ada")
        chat = make_chat(widget=make_widget(has_bot=True))
        acts = {
            "person": lambda: call_person(chat=chat, by=SYSTEM),
            "bot": lambda: call_bot(chat=chat, by=SYSTEM),
            "take": lambda: take(chat=chat, agent=ada, by=ada.actor),
            "leave": lambda: leave(chat=chat, by=ada.actor),
            "end": lambda: end(chat=chat, by=ada.actor),
            "say": lambda: speak(chat, "Hallo?"),
        }
        spells, before = 1, Chat.State.BOT
        for step in steps:
            with suppress(ChatError):
                acts[step]()
            chat.refresh_from_db()
            spells += chat.state == Chat.State.BOT != before
            before = chat.state
            assert (chat.state == Chat.State.TALKING) is (chat.agent_id is not None)
            assert (chat.state == Chat.State.WAITING) is (chat.queued_at is not None)
        assert spells <= 2
        if not chat.is_open:
            speak(chat, "Ist da jemand?")
        assert call_person(chat=chat, by=SYSTEM).state in {Chat.State.WAITING, Chat.State.TALKING}
