"""Forgetting what the bot was asked."""

import pytest

from ruhepol.automation.models import BotAnswer
from ruhepol.automation.services.forgetting import forget_questions
from tests.factories.bot import make_answer
from tests.factories.chat import make_chat
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_the_question_goes_and_the_answer_counts():
    """What it was answered from, and whether it helped, stays."""
    make_world()
    chat = make_chat()
    answer = make_answer(chat, helped=True)
    BotAnswer.objects.filter(pk=answer.pk).update(question="Ich bin Kim")
    forget_questions(ticket_id=chat.pk)
    answer.refresh_from_db()
    assert (answer.question, answer.helped) == ("", True)
