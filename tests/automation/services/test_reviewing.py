"""Bad answers wait until an agent has looked at them."""

import pytest

from ruhepol.automation.selectors import count_waiting
from ruhepol.automation.services.rating import rate
from ruhepol.automation.services.reviewing import take_note
from ruhepol.core.models import EventRow
from tests.automation.talking import begin
from tests.factories.bot import make_answer

pytestmark = pytest.mark.django_db


def test_a_bad_answer_waits_until_somebody_has_looked(world, widget):
    """Once is enough, and it is told once; a partner is asked for nothing."""
    answer = make_answer(begin(widget), helped=False)
    assert (count_waiting(world.ada), count_waiting(world.pia)) == (1, 0)
    for _ in range(2):
        take_note(answer=answer, by=world.ada.actor)
    answer.refresh_from_db()
    assert (count_waiting(world.ada), answer.reviewed_by) == (0, world.ada)
    assert EventRow.objects.filter(name="automation.BotAnswerReviewed").count() == 1


def test_another_word_of_the_customer_is_looked_at_anew(world, widget):
    """Helped after all, and then not: what was noted before says nothing about it."""
    chat = begin(widget)
    answer = take_note(answer=make_answer(chat, helped=False), by=world.ada.actor)
    for helped in (True, False):
        rate(chat=chat, number=answer.message.number, helped=helped, by=chat.identity.customer.actor)
    assert count_waiting(world.ada) == 1


@pytest.mark.parametrize("helped", [True, None])
def test_an_answer_that_was_not_bad_waits_for_nobody(world, widget, helped):
    """Taking note of it changes nothing."""
    take_note(answer=make_answer(begin(widget), helped=helped), by=world.ada.actor)
    assert count_waiting(world.ada) == 0
    assert not EventRow.objects.filter(name="automation.BotAnswerReviewed").exists()
