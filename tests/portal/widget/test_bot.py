"""The bot as the widget shows it: quotes with links, buttons, and whether it helped."""

import pytest

from ruhepol.automation.models import BotAnswer
from ruhepol.channels.chat.models import Widget
from ruhepol.knowledge.services.articles import Content
from tests.factories.knowledge import make_article

FIND = Content(title="Find your invoice", body="Your invoices are in your account.", keywords="bill, receipt")
CHANGE = Content(title="Change the invoice address", body="Change it under *Addresses*.", keywords="invoice")


@pytest.fixture
def bot(browser):
    """Return a browser on a widget where the bot is asked first, and a help centre it quotes."""
    Widget.objects.update(has_bot=True)
    browser.articles = [make_article("find", en=FIND), make_article("change", en=CHANGE)]
    return browser


def last(browser, run_jobs):
    """Let the bot answer; return the newest message."""
    run_jobs()
    return browser.messages()[-1]


def test_a_quote_names_its_article_and_asks_whether_it_helped(bot, run_jobs):
    """Shown as the bot's, with a link; said to help, it is not asked again and the chat's ticket is over."""
    chat = bot.begin("Where do I find my invoice?")
    quote = last(bot, run_jobs)
    assert (quote["kind"], quote["name"], quote["rate"], quote["choices"]) == ("bot", "Bot", True, [])
    assert [(each["title"], each["url"]) for each in quote["sources"]] == [
        (FIND.title, "/en/article/find-your-invoice/")
    ]
    assert bot.post("chats/current/rate", number=quote["number"], helped=True).status_code == 200
    assert bot.messages()[-1]["rate"] is False
    chat.ticket.refresh_from_db()
    assert chat.ticket.status == "closed"


def test_a_no_brings_a_person(bot, run_jobs):
    """The button is as good as words."""
    bot.begin("Where do I find my invoice?")
    quote = last(bot, run_jobs)
    bot.post("chats/current/rate", number=quote["number"], helped=False)
    told = last(bot, run_jobs)
    assert told["text"].startswith("I am sorry that this did not help.")
    assert bot.get("chats/current/messages?after=0").json()["state"]["phase"] == "waiting"


def test_choices_are_buttons_and_no_list(bot, run_jobs):
    """What is asked back stands once: as buttons, whose words are then said."""
    bot.begin("invoice")
    asked = last(bot, run_jobs)
    assert set(asked["choices"]) == {FIND.title, CHANGE.title}
    assert "<li>" not in asked["html"]
    bot.post("chats/current/messages", text=CHANGE.title, client_key="x" * 24)
    assert last(bot, run_jobs)["sources"][0]["title"] == CHANGE.title


def test_an_opened_article_is_remembered(bot, run_jobs):
    """The agent who takes over sees that it was read."""
    bot.begin("Where do I find my invoice?")
    quote = last(bot, run_jobs)
    article = quote["sources"][0]["article"]
    assert bot.post("chats/current/opened", number=quote["number"], article=article).status_code == 200
    assert BotAnswer.objects.get().sources.get().opened_at


@pytest.mark.parametrize("path", ["rate", "opened"])
def test_what_is_no_answer_of_the_bot_is_refused(bot, run_jobs, path):
    """One's own line, a foreign number."""
    bot.begin("Where do I find my invoice?")
    run_jobs()
    said = {"helped": True} if path == "rate" else {"article": bot.articles[0].pk}
    assert [bot.post(f"chats/current/{path}", number=n, **said).status_code for n in (1, 99)] == [422, 422]
