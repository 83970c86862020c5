"""What a topic asks besides the text."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ruhepol.people.models import Asset
from ruhepol.tickets.models import Attachment, Ticket
from tests.factories.tickets import make_question, make_topic
from tests.portal.test_request import WORDS
from tests.security.visitors import enter_portal as sign_in
from tests.world import make_world

pytestmark = pytest.mark.django_db
SENT = {**WORDS, "topic": "server"}


@pytest.fixture
def world():
    """Everybody, and a topic that asks whether it is down and, if so, since when."""
    made = make_world()
    topic = make_topic()
    down = make_question(topic, "Is it down?", "yes_no", label_de="Steht er still?", is_required=True)
    since = {"after": down, "wanted": ["yes"], "is_required": True}
    make_question(topic, "Since when?", "moment", label_de="Seit wann?", **since)
    return made


def kept():
    """Return what the only ticket keeps, in German."""
    return {detail.key: detail.said_de for detail in Ticket.objects.get().details.all()}


@pytest.mark.usefixtures("world")
def test_the_topic_brings_its_questions(client):
    """By the page's script, by the address, and by a button for browsers without scripts."""
    look = {**SENT, "look": "1", "text": "Schon geschrieben"}
    for answer in (
        client.get("/de/request/questions/?topic=server"),
        client.get("/de/request/?topic=server"),
        client.post("/de/request/", look),
    ):
        assert "Steht er still?" in answer.text
    assert (answer.status_code, "Schon geschrieben" in answer.text) == (200, True)
    assert "is-wrong" not in answer.text
    assert "Steht er still?" not in client.get("/de/request/questions/?topic=unknown").text
    assert not Ticket.objects.exists()


@pytest.mark.usefixtures("world")
def test_the_topic_tells_its_hint(client):
    """The hint stands in the form of the chosen topic, in the reader's language, and in no other's."""
    make_topic("mail", hint_de="Nennen Sie uns das Postfach.", hint_en="Tell us the mailbox.")
    for address in ("/de/request/questions/?topic=mail", "/de/request/?topic=mail"):
        assert "Nennen Sie uns das Postfach." in client.get(address).text
    assert "Tell us the mailbox." in client.get("/en/request/?topic=mail").text
    assert "Postfach." not in client.get("/de/request/?topic=server").text


@pytest.mark.usefixtures("world")
def test_the_server_decides_what_is_asked(client):
    """Without any script the follow-up shows after sending, nothing is lost; then it is kept."""
    first = client.post("/de/request/", SENT)
    assert first.status_code == 422
    assert 'data-after="q-is-it-down" data-wanted="[&#34;yes&#34;]" hidden' in first.text
    second = client.post("/de/request/", {**SENT, "q-is-it-down": "yes"})
    assert second.status_code == 422
    assert "Dies wird gebraucht" in second.text
    assert WORDS["text"] in second.text
    assert '[&#34;yes&#34;]" hidden' not in second.text
    sent = {**SENT, "q-is-it-down": "yes", "q-since-when": "2026-03-01T08:00"}
    assert client.post("/de/request/", sent).status_code == 302
    assert kept() == {"is-it-down": "Ja", "since-when": "01.03.2026, 08:00:00"}


@pytest.mark.usefixtures("world")
def test_what_was_answered_before_the_mind_changed_is_not_kept(client):
    """A follow-up that is hidden again is neither judged nor stored."""
    sent = {**SENT, "q-is-it-down": "no", "q-since-when": "gestern"}
    assert client.post("/de/request/", sent).status_code == 302
    assert kept() == {"is-it-down": "Nein"}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("topic", ["server", ""])
def test_a_field_nobody_asked_for_is_refused(client, topic):
    """Forged or of another topic: the form says so and keeps the words."""
    answer = client.post("/de/request/", {**SENT, "topic": topic, "q-is-it-down": "no", "q-admin": "1"})
    assert answer.status_code == 422
    assert "Die Fragen haben sich mit dem Thema geändert" in answer.text
    assert WORDS["text"] in answer.text
    assert not Ticket.objects.exists()


def test_only_ones_own_things_can_be_chosen(client, world):
    """Kim sees hers; Nora's number is refused, and a stranger names it in words."""
    make_question(make_topic("asset"), "Which server?", "asset")
    mine, hers = (
        Asset.objects.create(kind="server", external_id=name, name=name) for name in ("kim-1", "nora-1")
    )
    mine.customers.add(world.kim.customer)
    hers.customers.add(world.nora.customer)
    sent = {**WORDS, "topic": "asset"}
    assert "<select" not in client.get("/de/request/questions/?topic=asset").text
    sign_in(client, world.kim)
    page = client.get("/de/request/questions/?topic=asset")
    assert ("kim-1" in page.text, "nora-1" in page.text) == (True, False)
    assert "no-store" in page["Cache-Control"]
    assert client.post("/de/request/", {**sent, "q-which-server": hers.pk}).status_code == 422
    assert client.post("/de/request/", {**sent, "q-which-server": mine.pk}).status_code == 302
    assert Ticket.objects.get().details.get().asset == mine


@pytest.mark.usefixtures("world")
def test_a_file_can_be_the_answer(client):
    """It lies with the message like any other, and the detail names it; a missing one is asked for."""
    make_question(make_topic("file"), "Screenshot", "file", is_required=True)
    sent = {**WORDS, "topic": "file"}
    assert client.post("/de/request/", sent).status_code == 422
    photo = SimpleUploadedFile("Foto.png", b"png", content_type="image/png")
    client.post("/de/request/", {**sent, "q-screenshot": photo})
    assert kept() == {"screenshot": "Foto.png"}
    assert Attachment.objects.get().name == "Foto.png"


def test_the_customer_reads_what_was_told(client, world):
    """Beside the conversation under “My requests”."""
    sign_in(client, world.kim)
    client.post("/de/request/", {**SENT, "q-is-it-down": "no"})
    page = client.get(f"/de/requests/{Ticket.objects.get().pk}/").text
    assert "<dt>Steht er still?</dt><dd>Nein</dd>" in page
