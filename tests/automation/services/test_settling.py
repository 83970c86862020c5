"""How the bot's part ended."""

from datetime import timedelta

import pytest

from ruhepol.automation.bot.course import Reason
from ruhepol.automation.models import BotTalk
from ruhepol.automation.services.settling import SILENCE, End, settle, settle_silent
from ruhepol.channels.chat.services.take import take
from ruhepol.core import clock
from ruhepol.core.actors import BOT
from tests.automation.talking import begin, talk
from tests.factories.tickets import make_ticket
from tests.world import NOON

pytestmark = pytest.mark.django_db


def ends(chat):
    """Return how it ended, as far as that is known."""
    found = BotTalk.objects.get(pk=chat.pk)
    return [end.value for end in End if getattr(found, end)]


@pytest.fixture(autouse=True)
def _then():
    """Stop the clock, so that days can pass."""
    with clock.frozen(NOON):
        yield


def after_a_week():
    """Let seven days pass and settle what is silent."""
    clock.advance(SILENCE + timedelta(minutes=1))
    return settle_silent()


def test_silence_after_a_quote_is_presumed_to_be_content(widget, run_jobs):
    """Seven days without a word: shown apart from what was confirmed, and the ticket is over."""
    chat = begin(widget)
    talk(chat, run_jobs)
    assert settle_silent() == 0
    assert (after_a_week(), ends(chat)) == (1, ["presumed"])
    chat.ticket.refresh_from_db()
    assert chat.ticket.status == "closed"
    assert after_a_week() == 0


def test_silence_after_small_talk_is_unknown(widget, run_jobs):
    """Where nothing was quoted, nothing can have helped."""
    chat = begin(widget, "Hallo")
    talk(chat, run_jobs)
    assert (after_a_week(), ends(chat)) == (1, ["unknown"])


def test_who_came_back_another_way_was_not_helped(widget, run_jobs):
    """Another ticket of the same person within the time speaks against it."""
    chat = begin(widget)
    talk(chat, run_jobs)
    clock.advance(timedelta(hours=1))
    make_ticket(contact=chat.identity)
    assert (after_a_week(), ends(chat)) == (1, ["unknown"])


def test_what_people_have_is_not_presumed(widget, world, run_jobs):
    """A chat in an agent's hands is settled as handed over, however silent."""
    chat = begin(widget)
    talk(chat, run_jobs)
    take(chat=chat, agent=world.ada, by=world.ada.actor)
    run_jobs()
    assert ends(chat) == ["handed_over"]
    assert after_a_week() == 0


def test_handed_over_stays_handed_over(widget, run_jobs):
    """A later thank you does not make it the bot's success."""
    chat = begin(widget, "Mensch bitte")
    talk(chat, run_jobs)
    held = BotTalk.objects.get(pk=chat.pk)
    settle(talk=held, end=End.CONFIRMED, by=BOT)
    assert ends(chat) == ["handed_over"]


def test_a_confirmed_one_can_still_go_to_people(widget, run_jobs):
    """Who comes back after all was not helped in the end."""
    chat = begin(widget)
    talk(chat, run_jobs, "Danke, hat geklappt")
    assert ends(chat) == ["confirmed"]
    talk(chat, run_jobs, "Doch nicht, ich will mit einem Menschen sprechen")
    assert ends(chat) == ["handed_over"]
    assert BotTalk.objects.get(pk=chat.pk).reason == Reason.WISHED
