"""What stands under the bot's words, and what is there to review."""

import pytest

from ruhepol.automation.bot.course import Charge
from ruhepol.automation.selectors import (
    answers_in,
    asked_in,
    course_of,
    extras,
    review,
    reviewable,
    unanswered,
)
from ruhepol.automation.services.rating import rate
from tests.automation.talking import begin, last, talk
from tests.factories.chat import speak

pytestmark = pytest.mark.django_db


def test_a_quote_has_its_links_and_the_question_whether_it_helped(widget, shelf, run_jobs):
    """The widget shows the article's name and two buttons."""
    chat = begin(widget)
    talk(chat, run_jobs)
    under = extras([last(chat).pk])[last(chat).pk]
    assert [(each.article, each.title) for each in under.sources] == [(shelf["invoice"], "Rechnung finden")]
    assert (under.choices, under.may_rate, under.helped) == ((), True, None)


def test_a_question_back_has_buttons(widget, run_jobs):
    """Each says a title; there is nothing to rate."""
    chat = begin(widget, "Rechnung")
    talk(chat, run_jobs)
    under = extras([last(chat).pk])[last(chat).pk]
    assert under.choices == ("Rechnung finden", "Rechnungsadresse ändern")
    assert (under.sources, under.may_rate) == ((), False)


def test_other_messages_have_nothing_under_them(widget):
    """A customer's line is no answer of the bot."""
    chat = begin(widget)
    assert extras([message.pk for message in chat.ticket.messages.all()]) == {}


def test_where_it_stands_is_told_from_what_was_said(widget, run_jobs):
    """Nothing is kept twice: quotes, offers and noes are read from the answers."""
    chat = begin(widget, "Rechnung")
    talk(chat, run_jobs)
    course = course_of(answers_in(chat.pk))
    assert [each.title for each in course.offered] == ["Rechnung finden", "Rechnungsadresse ändern"]
    talk(chat, run_jobs, "Rechnung finden")
    course = course_of(answers_in(chat.pk))
    assert (len(course.quoted), course.offered, course.charge) == (1, (), Charge.BOT)


def test_what_waits_is_what_came_after_the_last_answer(widget, run_jobs):
    """Older lines have been answered."""
    chat = begin(widget)
    talk(chat, run_jobs)
    assert unanswered(chat.ticket) == []
    speak(chat, "Noch etwas")
    assert [each.text for each in unanswered(chat.ticket)] == ["Noch etwas"]
    assert asked_in(chat.ticket) == ["Wo finde ich meine Rechnung?", "Noch etwas"]


def test_bad_answers_are_found(widget, world, run_jobs):
    """The list narrows to what did not help, what helped, what nobody rated and what was not known."""
    bad, good, unrated = begin(widget), begin(widget), begin(widget)
    unknown = begin(widget, "Kann ich mit Muscheln zahlen?")
    run_jobs()
    for chat, helped in ((bad, False), (good, True)):
        rate(chat=chat, number=last(chat).message.number, helped=helped, by=chat.identity.customer.actor)
    wanted = {"bad": bad, "good": good, "unrated": unrated, "unknown": unknown}
    for only, chat in wanted.items():
        assert [each.talk_id for each in review(world.ada, only=only).answers] == [chat.pk]
    assert len(review(world.ada).answers) == 4


def test_the_list_goes_on(widget, world, run_jobs, monkeypatch):
    """Page by page, each answer once."""
    monkeypatch.setattr("ruhepol.automation.selectors.REVIEWED", 2)
    for _ in range(3):
        begin(widget)
    run_jobs()
    first = review(world.ada)
    second = review(world.ada, after=first.following)
    assert (len(first.answers), len(second.answers), second.following) == (2, 1, None)
    assert len({each.pk for each in (*first.answers, *second.answers)}) == 3


def test_partners_review_only_what_they_may_see(widget, world, run_jobs):
    """Pia's team has no part in the shop's chats."""
    begin(widget)
    run_jobs()
    assert reviewable(world.ada).count() == 1
    assert reviewable(world.pia).count() == 0
