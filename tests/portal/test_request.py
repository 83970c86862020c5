"""Writing to us, with answers beside the text."""

import re
from datetime import timedelta
from itertools import count

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ruhepol.core import clock
from ruhepol.core.models import EventRow
from ruhepol.knowledge.models import ArticleText, Ask, Wording
from ruhepol.people.models import Identity
from ruhepol.portal.proof import zero_bits
from ruhepol.tickets.models import Attachment, Ticket, Topic
from tests.factories.knowledge import make_text
from tests.security.visitors import enter_portal as sign_in
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db
WORDS = {"subject": "Rechnung fehlt", "text": "Ich finde die Rechnung nicht.", "address": "Neu@kunde.example"}


@pytest.fixture
def world():
    """Everybody, and one article about invoices."""
    made = make_world()
    make_text("Wo finde ich meine Rechnung?", "Im Konto unter *Rechnungen*.")
    return made


def number_on(client, address):
    """Return the number a receipt shows."""
    return int(re.search(r"#(\d+)", client.get(address).text.split("<h1>")[1])[1])


def worked(client):
    """Return the work that the page's script does before it sends."""
    asked = client.get("/de/request/proof/").json()
    tries = (f"{asked['token']} {number}" for number in count())
    return next(one for one in tries if zero_bits(one) >= asked["bits"])


def ask_for_answers(client, text="Rechnung finden"):
    """Type a text as the page's script would; return the answer page and the session's token."""
    page = client.post("/de/request/answers/", {"text": text, "subject": "", "topic": "", "ask": ""}).text
    return page, re.search(r'data-ask value="([^"]*)"', page)[1]


@pytest.mark.usefixtures("world")
def test_a_stranger_can_write_and_gets_a_number(client):
    """The ticket belongs to the typed address, which stays unproven."""
    topic = Topic.objects.create(slug="invoice", name_de="Rechnung", name_en="Invoice")
    photo = SimpleUploadedFile("Foto.png", b"png", content_type="image/png")
    sent = client.post("/de/request/", {**WORDS, "topic": "invoice", "attachments": photo})
    ticket = Ticket.objects.get()
    assert number_on(client, sent.url) == ticket.pk
    assert (ticket.topic, ticket.channel, ticket.language) == (topic, "form", "de")
    assert (ticket.contact.value, ticket.contact.verified_at) == ("neu@kunde.example", None)
    assert Attachment.objects.get().name == "Foto.png"


def test_who_is_signed_in_is_not_asked_who_they_are(client, world):
    """The proven identity is used, whatever the form says."""
    sign_in(client, world.kim)
    assert 'name="address"' not in client.get("/de/request/").text
    client.post("/de/request/", WORDS)
    assert Ticket.objects.get().contact == world.kim
    assert Ticket.objects.get().channel == "portal"


@pytest.mark.usefixtures("world")
def test_what_is_missing_is_named_and_nothing_typed_is_lost(client):
    """The form comes back with 422, the words in place, and no ticket."""
    answer = client.post("/de/request/", {**WORDS, "address": "keine Adresse"})
    assert answer.status_code == 422
    assert WORDS["text"] in answer.text
    assert "keine Adresse" in answer.text
    assert not Ticket.objects.exists()
    assert not Identity.objects.filter(value__contains="kunde").exists()


@pytest.mark.usefixtures("world")
def test_answers_appear_while_typing_and_nothing_typed_is_stored(client):
    """The article shows, the session is kept without a word of the text."""
    page, token = ask_for_answers(client, "Wo finde ich meine Rechnung? Qzx7")
    assert "Wo finde ich meine Rechnung?" in page
    ask = Ask.objects.get(token=token)
    assert ask.shown.count() == 1
    assert "Qzx7" not in repr(list(Ask.objects.values())) + repr(list(EventRow.objects.values()))


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("article", ["²", "9" * 5000, "-1", "x"], ids=["power", "huge", "below", "word"])
def test_what_is_no_number_of_an_article_names_none(client, article):
    """It is as if none were named: nothing breaks, and the word that it is solved still counts."""
    _page, token = ask_for_answers(client)
    said = {"ask": token, "article": article}
    assert client.post("/de/request/not-it/", said).status_code == 204
    assert client.post("/de/request/solved/", said).url == "/de/request/glad/"
    assert Ask.objects.get().outcome == Ask.Outcome.CONFIRMED


@pytest.mark.usefixtures("world")
def test_an_opened_answer_that_solved_it_is_an_avoided_contact(client):
    """Opening is remembered, "that solved it" ends without a ticket and is counted as confirmed."""
    page, token = ask_for_answers(client)
    opened = client.post(re.search(r'data-url="([^"]+)"', page)[1], {"ask": token})
    assert "<em>Rechnungen</em>" in opened.text
    article = re.search(r'name="article" value="(\d+)"', opened.text)[1]
    assert client.post("/de/request/solved/", {"ask": token, "article": article}).url == "/de/request/glad/"
    ask = Ask.objects.get()
    assert (ask.outcome, ask.shown.get().helped) == (Ask.Outcome.CONFIRMED, True)
    assert ask.shown.get().opened_at is not None
    assert not Ticket.objects.exists()


@pytest.mark.usefixtures("world")
def test_that_solved_it_teaches_how_they_asked_and_they_can_have_it_forgotten(client):
    """Without name and number, shown to whoever said it, gone with one button."""
    page, token = ask_for_answers(client)
    opened = client.post(re.search(r'data-url="([^"]+)"', page)[1], {"ask": token}).text
    article = re.search(r'name="article" value="(\d+)"', opened)[1]
    typed = "Guten Tag, mein Name ist Zora Qzx.\nWo ist der Beleg 4711 vom Umzug?"
    glad = client.post("/de/request/solved/", {"ask": token, "article": article, "words": typed}).url
    assert Wording.objects.get().text == "Wo ist der Beleg vom Umzug?"
    page = client.get(glad).text
    assert "Wo ist der Beleg vom Umzug?" in page
    client.post("/de/request/forget/", {"kept": re.search(r'name="kept" value="([^"]+)"', page)[1]})
    assert not Wording.objects.exists()
    assert "Beleg" not in client.get(glad).text
    assert client.post("/de/request/forget/", {"kept": "made-up"}).url == "/de/request/glad/"


@pytest.mark.usefixtures("world")
def test_an_answer_nobody_opened_is_taught_nothing(client):
    """Else a program could tell any article anything; the word itself counts."""
    _page, token = ask_for_answers(client)
    words = {
        "ask": token,
        "article": ArticleText.objects.get().article_id,
        "words": "Wo ist der Beleg vom Umzug?",
    }
    client.post("/de/request/solved/", words)
    assert Ask.objects.get().outcome == Ask.Outcome.CONFIRMED
    assert not Wording.objects.exists()


@pytest.mark.usefixtures("world")
def test_a_sent_request_carries_what_was_shown_and_read(client):
    """The ticket's timeline tells which answers did not help."""
    _page, token = ask_for_answers(client)
    client.post("/de/request/", {**WORDS, "ask": token})
    ask, ticket = Ask.objects.get(), Ticket.objects.get()
    assert (ask.outcome, ask.ticket) == (Ask.Outcome.TICKET, ticket)
    joined = EventRow.objects.get(name="knowledge.AskJoined")
    assert (joined.stream, joined.data["shown"]) == (f"ticket:{ticket.pk}", 1)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("typed", [True, False])
def test_whoever_comes_from_an_article_has_read_it(client, typed):
    """The request tells which, whether answers were shown meanwhile or not."""
    read = "wo-finde-ich-meine-rechnung"
    assert f'value="{read}"' in client.get(f"/de/request/?read={read}").text
    ask = {}
    if typed:
        page = client.post("/de/request/answers/", {"text": "Rechnung finden", "read": read}).text
        ask = {"ask": re.search(r'data-ask value="([^"]*)"', page)[1]}
    client.post("/de/request/", {**WORDS, **ask, "read": read})
    [seen] = Ask.objects.get(ticket=Ticket.objects.get()).shown.exclude(opened_at=None)
    assert seen.article.texts.get().slug == read


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("answered", [True, False])
def test_a_double_click_is_one_request_and_a_second_thought_another(client, answered):
    """The same words make one ticket; different words, or a file that was forgotten, are not swallowed."""
    token = ask_for_answers(client)[1] if answered else ""
    with clock.frozen(NOON):
        for text in ("eins", "eins", "zwei"):
            client.post("/de/request/", {**WORDS, "text": text, "ask": token})
        forgotten = SimpleUploadedFile("Foto.png", b"png", content_type="image/png")
        more = {"ask": token, "attachments": forgotten, "proof": worked(client)}
        client.post("/de/request/", {**WORDS, "text": "zwei", **more})
    assert sorted(Ticket.objects.values_list("excerpt", flat=True)) == ["eins", "zwei", "zwei"]


@pytest.mark.usefixtures("world")
def test_the_same_words_later_are_another_request(client):
    """Whoever has it again writes it again."""
    for later in (timedelta(), timedelta(minutes=10)):
        with clock.frozen(NOON + later):
            client.post("/de/request/", WORDS)
    assert Ticket.objects.count() == 2


@pytest.mark.usefixtures("world")
def test_a_robot_that_fills_the_hidden_field_is_thanked_and_ignored(client):
    """No ticket, no hint why."""
    assert client.post("/de/request/", {**WORDS, "website": "http://spam.example"}).status_code == 302
    assert not Ticket.objects.exists()


@pytest.mark.usefixtures("world")
def test_a_flood_from_one_address_is_stopped_without_losing_the_text(client):
    """After ten requests an hour the form explains itself and keeps the words."""
    for n in range(10):
        client.post("/de/request/", {**WORDS, "text": f"Anfrage {n}", "proof": worked(client)})
    answer = client.post("/de/request/", {**WORDS, "text": "Die elfte", "proof": worked(client)})
    assert answer.status_code == 429
    assert "Die elfte" in answer.text
    assert Ticket.objects.count() == 10


@pytest.mark.usefixtures("world")
def test_a_made_up_receipt_shows_no_number(client):
    """A number cannot be guessed into the page."""
    answer = client.get("/de/request/sent/77/")
    assert answer.status_code == 404
    assert "#77" not in answer.text
