"""From the bot to people."""

import pytest

from ruhepol.automation.bot.course import Reason
from ruhepol.automation.models import BotTalk
from ruhepol.automation.services.handing import hand_over
from ruhepol.channels.chat.services.side import call_person
from ruhepol.core.actors import BOT
from tests.automation.talking import begin, notes, talk

pytestmark = pytest.mark.django_db


def test_the_button_tells_people_as_well(widget, run_jobs):
    """Calling a person without a word leaves the same note."""
    chat = begin(widget)
    talk(chat, run_jobs)
    call_person(chat=chat, by=chat.identity.customer.actor)
    run_jobs()
    assert "möchte mit einem Menschen sprechen" in notes(chat)[0]
    assert BotTalk.objects.get(pk=chat.pk).reason == "wished"


def test_a_note_is_left_once(widget, run_jobs):
    """However often it is handed over, nothing new is nothing to tell."""
    chat = begin(widget)
    talk(chat, run_jobs, "Mensch bitte")
    assert hand_over(chat=chat, reason=Reason.WISHED, by=BOT) is None
    assert len(notes(chat)) == 1
