"""Whether an answer helped."""

import pytest

from ruhepol.automation.exceptions import AnswerNotFoundError
from ruhepol.automation.services.rating import note_opened, rate
from ruhepol.core.models import EventRow
from tests.automation.talking import begin, last, notes, said, talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def chat(widget, run_jobs):
    """Return a chat in which the bot has quoted something."""
    begun = begin(widget)
    talk(begun, run_jobs)
    return begun


def customer(chat):
    """Return the one who asks."""
    return chat.identity.customer.actor


def test_it_helped_is_the_customers_word(chat):
    """The ticket closes, confirmed; saying it twice changes nothing."""
    for _ in range(2):
        rate(chat=chat, number=last(chat).message.number, helped=True, by=customer(chat))
    chat.ticket.refresh_from_db()
    assert (chat.ticket.status, last(chat).helped, last(chat).talk.confirmed) == ("closed", True, True)
    assert EventRow.objects.filter(name="automation.BotAnswerRated").count() == 1


def test_a_no_is_answered(chat, run_jobs):
    """Pressing the button is as good as writing it: here, a person comes."""
    rate(chat=chat, number=last(chat).message.number, helped=False, by=customer(chat))
    run_jobs()
    assert said(chat) == ["quote", "hand_over"]
    assert last(chat).talk.reason == "unhelped"


def test_a_no_after_another_word_is_only_a_verdict(chat, run_jobs):
    """Where the conversation has gone on, an old answer's rating moves nothing."""
    first = last(chat).message.number
    talk(chat, run_jobs, "Wann kommt mein Geld?")
    rate(chat=chat, number=first, helped=False, by=customer(chat))
    run_jobs()
    assert said(chat) == ["quote", "quote"]


def test_only_answers_are_rated(widget, run_jobs):
    """A number nobody has, a customer's own line and a hand-over are nothing to rate."""
    other = begin(widget, "Mensch bitte")
    talk(other, run_jobs)
    for number in (1, 99, last(other).message.number):
        with pytest.raises(AnswerNotFoundError):
            rate(chat=other, number=number, helped=True, by=customer(other))


def test_what_was_opened_is_in_the_note(chat, shelf, run_jobs):
    """The agent sees that the article was read."""
    note_opened(chat=chat, number=last(chat).message.number, article_id=shelf["invoice"].pk)
    talk(chat, run_jobs, "hat nicht geholfen")
    assert "geöffnet, hat nicht geholfen" in notes(chat)[0]


def test_an_article_that_was_not_shown_cannot_be_opened(chat, shelf):
    """A foreign number is refused."""
    with pytest.raises(AnswerNotFoundError):
        note_opened(chat=chat, number=last(chat).message.number, article_id=shelf["returns"].pk)
