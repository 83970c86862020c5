"""The bot's page: what it said, whether it helped, and where its words may go."""

from dataclasses import replace

import pytest

from ruhepol.automation.services.rating import rate
from ruhepol.channels.chat.models import Widget
from ruhepol.knowledge.services.articles import Content
from tests.automation.talking import begin, last
from tests.factories.chat import make_widget
from tests.factories.knowledge import make_article
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db

INVOICE = Content(title="Rechnung finden", body="Ihre Rechnungen liegen im Kundenkonto.", keywords="beleg")


@pytest.fixture
def chats(world, run_jobs):
    """Return two chats: an answer that did not help, and a question the bot did not know."""
    make_article("invoice", de=INVOICE)
    widget = make_widget(brand=world.brand, has_bot=True)
    bad, unknown = begin(widget), begin(widget, "Kann ich mit Muscheln zahlen?")
    run_jobs()
    customer = bad.identity.customer.actor
    rate(chat=bad, number=last(bad).message.number, helped=False, by=customer)
    run_jobs()
    return bad, unknown


def test_bad_answers_lead_to_what_mends_them(ada, chats):
    """Beside what did not help stands the article to improve; beside what was not known, one to write."""
    bad, _unknown = chats
    page = ada.get("/desk/bot/?show=bad")
    assert "Ihre Rechnungen liegen im Kundenkonto." in page.text
    assert "Muscheln" not in page.text
    article = last(bad).talk.answers.get(step="quote").sources.get().article_id
    assert f'href="/desk/knowledge/{article}/"' in page.text
    missing = ada.get("/desk/bot/?show=unknown").text
    assert "/desk/knowledge/new/?de=Kann%20ich%20mit%20Muscheln%20zahlen%3F" in missing


def test_a_bad_answer_waits_until_it_was_looked_at(ada, chats):
    """Whoever opens the inbox is told, and the navigation counts it; a button on the answer ends that."""
    bad, _unknown = chats
    answer = last(bad).talk.answers.get(step="quote")
    assert "/desk/bot/?show=waiting" in ada.get("/desk/").text
    assert "Articles 1" in " ".join(text(ada.get("/desk/navigation/")).split())
    assert "Ihre Rechnungen liegen" in text(ada.get("/desk/bot/?show=waiting"))
    ada.post(f"/desk/bot/{answer.pk}/noted/")
    assert "/desk/bot/?show=waiting" not in ada.get("/desk/").text
    assert "Ihre Rechnungen liegen" not in text(ada.get("/desk/bot/?show=waiting"))
    assert "Ada has looked at it" in text(ada.get("/desk/bot/?show=bad"))


def test_all_answers_stand_with_what_became_of_them(ada, chats):
    """Question, verdict and end of the chat, and the ticket."""
    _bad, unknown = chats
    words = text(ada.get("/desk/bot/"))
    assert "did not help" in words
    assert "The bot found no answer that fits." in words
    assert f"Ticket #{unknown.pk}" in words


def test_the_shares_are_shown_with_their_n(ben, chats):  # noqa: ARG001  what is counted
    """A lead sees of how many, and opens the very tickets."""
    page = ben.get("/desk/bot/")
    assert "2 of 2" in text(page)
    assert "/desk/insights/bot_handed_over/?" in page.text


def test_agents_see_shares_but_no_lists_of_tickets_they_may_not_open(ada, chats):  # noqa: ARG001  as above
    """The lists behind figures are for leads."""
    assert "/desk/insights/bot_handed_over/" not in ada.get("/desk/bot/").text


def test_the_page_says_that_nothing_leaves_the_house(ada):
    """Without a language model, that is what stands there."""
    assert "nothing leaves the house" in text(ada.get("/desk/bot/"))


def test_the_page_says_what_is_sent_and_where_to(ada, settings):
    """With one, it names the host and what goes there."""
    settings.RUHEPOL = replace(settings.RUHEPOL, bot_model_address="https://models.example.org/v1")
    words = text(ada.get("/desk/bot/"))
    assert "models.example.org" in words
    assert "at most three public passages" in words


def test_a_house_without_a_bot_is_told_so(ada, world):
    """An empty page says why it is empty."""
    assert "The bot is off" in text(ada.get("/desk/bot/"))
    make_widget(brand=world.brand, has_bot=True)
    assert Widget.objects.get().has_bot
    assert "Nothing said yet" in text(ada.get("/desk/bot/"))


def test_more_answers_are_a_page_further(ada, chats, monkeypatch):  # noqa: ARG001  as above
    """The link goes on after the last one shown, within the same choice."""
    monkeypatch.setattr("ruhepol.automation.selectors.REVIEWED", 1)
    first = ada.get("/desk/bot/")
    assert "after=" in first.text
