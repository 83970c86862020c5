"""A form that is given up: nothing of its text stays, nobody is told who else wrote."""

import logging

import pytest
from django.apps import apps

from ruhepol.knowledge.models import Ask
from tests.factories.knowledge import make_text
from tests.factories.tickets import make_question, make_ticket, make_topic
from tests.portal.test_request import WORDS, ask_for_answers
from tests.security.visitors import enter_portal as sign_in
from tests.world import make_world

pytestmark = pytest.mark.django_db
SECRET = "Zwiebelfisch"


@pytest.fixture
def world():
    """Everybody, an article, and a topic with a question."""
    made = make_world()
    make_text("Wo finde ich meine Rechnung?", "Im Konto unter *Rechnungen*.")
    make_question(make_topic(), "Note", is_required=True)
    return made


def everything() -> str:
    """Return all rows of all tables as text."""
    return "".join(repr(list(model.objects.values())) for model in apps.get_models(include_auto_created=True))


def test_no_word_of_an_abandoned_form_stays(client, world, caplog):
    """Typed, looked at, refused, opened and left, signed in or not: in no table, in no log, in no session."""
    caplog.set_level(logging.DEBUG)
    for customer in (None, world.kim):
        if customer:
            sign_in(client, customer)
        typed = f"Wo finde ich meine Rechnung? {SECRET}"
        page, token = ask_for_answers(client, typed)
        client.post(page.split('data-url="')[1].split('"')[0], {"ask": token})
        full = {**WORDS, "text": typed, "topic": "server", "ask": token}
        assert client.post("/de/request/", {**full, "address": "keine", "q-other": SECRET}).status_code == 422
        assert client.post("/de/request/", {**full, "q-note": "", "look": "1"}).status_code == 200
    assert Ask.objects.count() == 2
    assert SECRET not in everything()
    assert SECRET not in caplog.text
    assert all(SECRET not in str(record.__dict__) for record in caplog.records)


def test_who_is_signed_in_is_reminded_of_what_they_wrote(client, world):
    """With a link to it; a stranger who types the same, with the same address, learns nothing."""
    words = {"subject": "Rechnung fehlt", "text": "Die Rechnung vom März ist nicht im Konto."}
    ticket = make_ticket(contact=world.kim, **words)
    sent = {**words, "topic": "", "ask": "", "address": world.kim.value}
    assert f"#{ticket.pk}" not in client.post("/de/request/answers/", sent).text
    sign_in(client, world.nora)
    assert f"#{ticket.pk}" not in client.post("/de/request/answers/", sent).text
    sign_in(client, world.kim)
    assert f'href="/de/requests/{ticket.pk}/"' in client.post("/de/request/answers/", sent).text


@pytest.mark.usefixtures("world")
def test_not_what_i_meant_is_remembered(client):
    """A read answer that got a no helps nobody's figures."""
    _page, token = ask_for_answers(client)
    [shown] = Ask.objects.get(token=token).shown.all()
    assert client.post("/de/request/not-it/", {"ask": token, "article": shown.article_id}).status_code == 204
    shown.refresh_from_db()
    assert shown.helped is False
