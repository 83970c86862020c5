"""The bot answers in a chat."""

import pytest

from ruhepol.automation.models import BotAnswer, BotTalk
from ruhepol.automation.selectors import answers_in, course_of, unanswered
from ruhepol.automation.services import answering
from ruhepol.automation.services.answering import Turn, respond, say
from ruhepol.automation.thinking import think
from ruhepol.channels.chat.services.side import call_bot
from ruhepol.channels.chat.services.take import take
from ruhepol.core.actors import BOT, SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.tickets.models import Message
from ruhepol.tickets.services.reply import reply
from tests.automation.talking import begin, last, notes, said, talk
from tests.factories.chat import make_chat, make_widget, speak

pytestmark = pytest.mark.django_db


def test_a_question_is_answered_with_a_quote_and_its_source(widget, shelf, run_jobs):
    """The passage word for word, the article's name, the link; it is the customer's turn then."""
    chat = begin(widget)
    assert talk(chat, run_jobs) == ["quote"]
    answer = last(chat)
    assert answer.message.text == (
        "Aus „Rechnung finden“:\n\nIhre Rechnungen liegen im Kundenkonto unter Rechnungen."
    )
    assert (answer.message.kind, answer.message.agent) == (Message.Kind.BOT, None)
    source = answer.sources.get()
    assert (source.article, source.slug) == (shelf["invoice"], "rechnung-finden")
    chat.ticket.refresh_from_db()
    assert (chat.ticket.status, chat.state) == ("waiting", "bot")
    assert EventRow.objects.get(name="automation.BotAnswered").actor == BOT


def test_a_widget_without_a_bot_has_none(world, shelf, run_jobs):  # noqa: ARG001  there is something to quote
    """Off is the default: the chat waits for a person, and nothing is said or noted."""
    chat = begin(make_widget(brand=world.brand))
    assert talk(chat, run_jobs, "Hallo?") == []
    assert (chat.state, notes(chat), BotTalk.objects.count()) == ("waiting", [], 0)


def test_the_choice_of_two_is_quoted(widget, shelf, run_jobs):
    """Asked back what is meant, the customer presses a button, which says the title."""
    chat = begin(widget, "Rechnung")
    assert talk(chat, run_jobs) == ["ask_back"]
    assert [each.article for each in last(chat).sources.all()] == [shelf["invoice"], shelf["invoice-address"]]
    assert talk(chat, run_jobs, "Rechnungsadresse ändern") == ["ask_back", "quote"]
    assert "Adressen" in last(chat).message.text


def test_what_it_does_not_know_goes_to_people_with_all_that_was_said(widget, run_jobs):
    """It says so, the chat waits for a person since when the customer asked, and a note tells the rest."""
    chat = begin(widget, "Kann ich mit Muscheln zahlen?")
    asked_at = chat.ticket.waiting_since
    assert talk(chat, run_jobs) == ["hand_over"]
    assert last(chat).message.text.startswith("Darauf weiß ich keine Antwort.")
    chat.ticket.refresh_from_db()
    assert (chat.state, chat.ticket.status, chat.ticket.waiting_since) == ("waiting", "open", asked_at)
    assert "Kann ich mit Muscheln zahlen?" in notes(chat)[0]
    assert (last(chat).talk.handed_over, last(chat).talk.reason) == (True, "unknown")


def test_after_the_hand_over_it_is_silent(widget, run_jobs):
    """People have it now; however well the bot knew the next answer."""
    chat = begin(widget, "Mensch bitte")
    assert talk(chat, run_jobs, "Wo finde ich meine Rechnung?", "Hallo?") == ["hand_over"]
    assert len(notes(chat)) == 1


def test_a_no_leads_to_a_person_with_what_did_not_help(widget, run_jobs):
    """The note says which answer was of no use."""
    chat = begin(widget)
    assert talk(chat, run_jobs, "nein, das hilft nicht") == ["quote", "hand_over"]
    first = BotAnswer.objects.get(talk=chat.pk, step="quote")
    assert (first.helped, last(chat).talk.reason) == (False, "unhelped")
    assert "„Rechnung finden“ (hat nicht geholfen)" in notes(chat)[0]


def test_a_follow_up_is_answered_from_the_next_paragraph(widget, run_jobs):
    """The same article may have another passage; the same passage is not said again."""
    chat = begin(widget, "Ich möchte etwas zurückgeben, wie viele Tage habe ich?")
    steps = talk(chat, run_jobs, "Wann kommt mein Geld?", "Wann kommt mein Geld?")
    assert steps == ["quote", "quote", "hand_over"]
    texts = set(BotAnswer.objects.filter(talk=chat.pk, step="quote").values_list("message__text", flat=True))
    assert len(texts) == 2


def test_success_closes_by_the_customers_word(widget, run_jobs):
    """What the customer writes is a confirmation, and the ticket is over."""
    chat = begin(widget)
    assert talk(chat, run_jobs, "Danke, das hat geholfen") == ["quote", "rejoice"]
    chat.ticket.refresh_from_db()
    settled = last(chat).talk
    assert (chat.ticket.status, settled.confirmed, settled.handed_over) == ("closed", True, False)
    assert BotAnswer.objects.get(talk=chat.pk, step="quote").helped is True


def test_lines_written_in_haste_are_answered_together_and_once(widget, run_jobs):
    """Three lines before the bot has thought are one turn."""
    chat = begin(widget, "Hallo")
    speak(chat, "Ich habe eine Frage")
    speak(chat, "Wo finde ich meine Rechnung?")
    assert talk(chat, run_jobs) == ["quote"]
    assert last(chat).question == "Wo finde ich meine Rechnung?"


def thought_of(chat):
    """Return the turn that waits, and what the bot thinks of it."""
    waiting = unanswered(chat.ticket)
    course = course_of(answers_in(chat.pk))
    return Turn(waiting[-1], rated=False), think(chat, [each.text for each in waiting], course, "")


def test_who_writes_while_the_bot_thinks_is_answered_to_the_newest_line(widget, run_jobs):
    """What was thought about an older line is not said."""
    chat = begin(widget)
    turn, thought = thought_of(chat)
    newest = speak(chat, "Nein, ich meine: Wann kommt mein Geld?")
    assert say(chat=chat, turn=turn, thought=thought, by=BOT) is None
    assert len(talk(chat, run_jobs)) == 1
    assert (last(chat).to, last(chat).question) == (newest, "ich meine: Wann kommt mein Geld?")


def test_an_agent_who_takes_over_meanwhile_silences_it(widget, world, run_jobs):
    """The bot was about to speak; a person is there first and finds a note."""
    chat = begin(widget)
    turn, thought = thought_of(chat)
    take(chat=chat, agent=world.ada, by=world.ada.actor)
    assert say(chat=chat, turn=turn, thought=thought, by=BOT) is None
    assert talk(chat, run_jobs, "Hallo?") == []
    assert BotTalk.objects.get(pk=chat.pk).reason == "taken"
    assert "Wo finde ich meine Rechnung?" in notes(chat)[0]


def test_an_agents_answer_before_its_own_silences_it(widget, world, run_jobs):
    """Whoever was answered is not answered again."""
    chat = begin(widget)
    turn, thought = thought_of(chat)
    reply(ticket=chat.ticket, text="Ich sehe nach.", by=world.ada.actor)
    assert say(chat=chat, turn=turn, thought=thought, by=BOT) is None
    run_jobs()
    assert said(chat) == []


def test_the_same_turn_twice_is_one_answer(widget):
    """A task that runs again, and one beside it, add nothing."""
    chat = begin(widget)
    turn, thought = thought_of(chat)
    assert respond(chat_id=chat.pk) is not None
    assert respond(chat_id=chat.pk) is None
    assert say(chat=chat, turn=turn, thought=thought, by=BOT) is None
    assert said(chat) == ["quote"]


def test_a_death_before_it_speaks_costs_nothing(widget, monkeypatch):
    """Killed between thinking and saying, the next run says it, once."""
    chat = begin(widget)

    class Killed(BaseException):
        pass

    def die(_name):
        raise Killed

    monkeypatch.setattr(answering, "point", die)
    with pytest.raises(Killed):
        respond(chat_id=chat.pk)
    monkeypatch.undo()
    assert said(chat) == []
    respond(chat_id=chat.pk)
    assert said(chat) == ["quote"]


def test_it_comes_back_once_and_hands_over_for_good(widget, world, run_jobs):
    """Given back by people, it goes on where it was, without saying anything twice."""
    chat = begin(widget)
    talk(chat, run_jobs, "Ich will mit einem Menschen sprechen")
    take(chat=chat, agent=world.ada, by=world.ada.actor)
    call_bot(chat=chat, by=world.ada.actor)
    speak(chat, "Wann kommt mein Geld?")
    assert talk(chat, run_jobs, "Mensch bitte", "Und nun?") == ["quote", "hand_over", "quote", "hand_over"]
    assert len(notes(chat)) == 2


def test_a_chat_that_is_gone_or_another_ticket_is_left_alone(world):
    """A task for nothing does nothing."""
    assert respond(chat_id=4711, by=SYSTEM) is None
    assert world.kim


def test_english_is_answered_in_english(widget, run_jobs):
    """The bot's own words follow the customer's language, the quote stays as it was written."""
    chat = make_chat("Please connect me to a human", widget=widget, language="en")
    talk(chat, run_jobs)
    assert last(chat).message.text.startswith("Gladly: I pass you on to a person.")
