"""Before the first word: the configuration, honest sentences, answers while one types."""

from datetime import timedelta

import pytest
from django.test import override_settings

from ruhepol.channels.chat.services.seats import sit
from ruhepol.channels.chat.services.widgets import change_widget, set_invitations
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.knowledge.models import Ask
from ruhepol.people.services.calendars import create_calendar
from tests.factories.chat import make_chat
from tests.factories.knowledge import make_text
from tests.factories.people import make_agent


@pytest.fixture
def ada(browser):  # noqa: ARG001  whose brand is there first
    """An agent who is there for chats."""
    agent = make_agent("Ada")
    sit(agent=agent, available=True, by=agent.actor)
    return agent


def test_the_configuration_speaks_the_pages_language(browser):
    """German pages get German words, all others English; script and socket are named with their host."""
    english = browser.get("config").json()
    browser.language = "de-AT"
    german = browser.get("config").json()
    assert (english["lang"], english["words"]["launch"]) == ("en", "Write to us")
    assert (german["lang"], german["words"]["launch"]) == ("de", "Schreiben Sie uns")
    assert english["live"] == "ws://testserver/live/"
    assert english["script"].startswith("http://testserver/static/portal/widget-panel")


def test_every_word_of_the_chat_is_there_in_german(browser):
    """No sentence of the open chat is the same in both languages, but for names and signs."""
    english = browser.get("words").json()
    browser.language = "de"
    german = browser.get("words").json()
    assert english.keys() == german.keys()
    assert [name for name in english if english[name] == german[name]] == []


def test_nobody_there_is_said_and_an_address_asked_for(browser):
    """Without an agent the widget says so, and that the answer comes by mail."""
    standing = browser.get("config").json()["standing"]
    assert not standing["here"]
    assert standing["line"] == "Nobody is here right now"
    assert "by mail" in standing["detail"]
    assert standing["need_address"]


@pytest.mark.usefixtures("ada")
def test_somebody_there_is_said_without_a_wish(browser):
    """With an agent it says so; how long it takes only where enough was measured."""
    standing = browser.get("config").json()["standing"]
    assert (standing["here"], standing["line"], standing["need_address"]) == (True, "We are here", False)


@pytest.mark.usefixtures("ada")
def test_who_waits_is_counted(browser):
    """A visitor learns how many are waiting."""
    make_chat(widget=browser.widget)
    assert "1 person is waiting." in browser.get("config").json()["standing"]["facts"]


@override_settings(TIME_ZONE="Europe/Berlin")
def test_hours_are_shown_as_a_week(browser):
    """The widget's calendar is one line, in the language of the page."""
    week = [[[480, 1080]]] * 5 + [[[540, 840]], []]
    browser.widget.calendar = create_calendar(name="Chat", time_zone="Europe/Berlin", week=week, by=SYSTEM)
    browser.widget.save()
    browser.language = "de"
    assert "Mo–Fr 08:00–18:00, Sa 09:00–14:00" in browser.get("config").json()["standing"]["facts"]


def test_invitations_come_as_rules_for_the_browser(browser):
    """What a visitor does on the page is judged there; nothing of it is sent."""
    rules = {
        "text_de": "Fragen?",
        "text_en": "Questions?",
        "page": "/basket",
        "basket_from": 100,
        "returning_only": True,
    }
    set_invitations(widget=browser.widget, invitations=[rules], by=SYSTEM)
    [rule] = browser.get("config").json()["invitations"]
    assert (rule["text"], rule["page"], rule["basket"], rule["visits"]) == ("Questions?", "/basket", 100.0, 2)


def test_answers_appear_and_nothing_typed_is_kept(browser):
    """The same engine as beside the form; neither text nor event holds what was typed."""
    make_text("Find your invoice", "Under Invoices.", language="en")
    found = browser.post("suggest", text="where is my invoice zanzibar").json()
    [shown] = found["suggestions"]
    assert (shown["title"], shown["snippet"]) == ("Find your invoice", "Under Invoices.")
    ask = Ask.objects.get(token=found["ask"])
    assert ask.channel == Ask.Channel.CHAT
    assert "zanzibar" not in str([vars(ask), *EventRow.objects.values_list("data", flat=True)])


def test_an_answer_is_read_in_the_chat_and_may_solve_it(browser):
    """The text comes as cleaned HTML; the visitor's word makes the contact one that was avoided."""
    text = make_text("Find your invoice", "Under *Invoices*.", language="en")
    ask = browser.post("suggest", text="where is my invoice").json()["ask"]
    opened = browser.post("answer", language="en", slug=text.slug, ask=ask).json()
    assert "<em>Invoices</em>" in opened["html"]
    browser.post("solved", ask=ask, article=opened["article"])
    assert Ask.objects.get(token=ask).outcome == Ask.Outcome.CONFIRMED
    assert browser.post("answer", language="en", slug="gone", ask=ask).status_code == 404


def test_measured_waits_are_named(browser, ada, monkeypatch):
    """The median of the last first answers stands there as it is."""
    monkeypatch.setattr("ruhepol.channels.chat.selectors.measured_wait", lambda *_: timedelta(seconds=170))
    assert ada.is_active
    assert (
        browser.get("config").json()["standing"]["line"]
        == "We are here · first answer usually in 3\N{NO-BREAK SPACE}min"
    )


def test_the_help_centre_leads_to_where_one_can_chat(browser, client):
    """A site that a widget names stands on the first page; a pattern of sites leads nowhere and does not."""
    link = f'<a href="{browser.origin}/">Shop</a>'
    assert link in client.get("/en/").text
    change_widget(widget=browser.widget, origins=["https://*.shop.example"], by=SYSTEM)
    assert "You can also chat with us" not in client.get("/en/").text
