"""A chat over HTTP: begun, spoken, fetched by number, ended, rated; nothing lost, twice, or foreign."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services.say import see
from ruhepol.channels.chat.services.seats import sit
from ruhepol.channels.chat.services.take import take
from ruhepol.channels.chat.services.widgets import rotate_secret
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.people.models import Identity
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.reply import note, reply
from tests.factories.chat import signed
from tests.factories.people import make_agent
from tests.portal.widget.conftest import Browser, new_key


@pytest.fixture
def ada():
    """An agent who is there for chats."""
    agent = make_agent("Ada")
    sit(agent=agent, available=True, by=agent.actor)
    return agent


def answered(chat, ada, text="It arrives tomorrow."):
    """Let Ada answer."""
    return reply(ticket=Ticket.objects.get(pk=chat.pk), text=text, by=ada.actor)


def test_the_first_line_is_a_ticket_with_the_page_it_came_from(browser):
    """Whether anybody is there or not."""
    chat = browser.begin("Where is it?", page_url="https://shop.example/basket", page_title="Basket")
    ticket = Ticket.objects.get(pk=chat.pk)
    assert (ticket.channel, ticket.subject) == (Ticket.Channel.CHAT, "Where is it?")
    assert (chat.page_url, chat.page_title) == ("https://shop.example/basket", "Basket")


def test_half_an_emoji_stops_no_word(browser):
    """A script that cuts a text or a page's title in the middle of a character sends half of one."""
    chat = browser.begin("Where is it? \ud83d", page_title="Shop \ud83d")
    assert Message.objects.get(ticket=chat.ticket).text == "Where is it? ?"
    assert chat.page_title == "Shop ?"


def test_lines_and_pictures_of_an_answer_stay_what_they_are(browser, ada):
    """An agent's picture is shown between the lines, and what the lines say is no markup."""
    chat = browser.begin()
    first = Message.objects.get(ticket=chat.ticket).number
    message = answered(chat, ada, "<b>So</b>\n![here](image:picture-1)\nDone")
    facts = {"digest": "0" * 64, "size": 8, "content_type": "image/png", "content_id": "picture-1"}
    message.attachments.create(name="a.png", **facts)
    [said] = browser.messages(after=first)
    assert said["html"].startswith('&lt;b&gt;So&lt;/b&gt;<br><img class="said"')
    assert said["html"].endswith("<br>Done")


def test_the_same_key_is_the_same_chat_and_the_same_message(browser):
    """An answer that was lost on the way costs a question more, and nothing else."""
    key = new_key()
    first, second = (browser.post("chats", text="Hi", client_key=key).json() for _ in range(2))
    assert (first["token"], first["chat"]) == (second["token"], second["chat"])
    browser.token, key = first["token"], new_key()
    numbers = [
        browser.post("chats/current/messages", text="And?", client_key=key).json()["number"] for _ in range(3)
    ]
    assert len(set(numbers)) == 1
    assert Message.objects.count() == 2


def test_messages_are_fetched_after_a_number_and_notes_never(browser, ada):
    """A browser that was away asks with its last number and gets all after it, but nothing internal."""
    chat = browser.begin()
    note(ticket=chat.ticket, text="He is a regular.", by=ada.actor)
    answered(chat, ada)
    said = browser.messages()
    assert [(each["kind"], each["text"]) for each in said] == [
        ("customer", "My parcel has not arrived."),
        ("reply", "It arrives tomorrow."),
    ]
    assert said[1]["name"] == "Ada"
    assert browser.messages(after=said[0]["number"]) == said[1:]
    assert browser.messages(after=said[1]["number"]) == []


def test_how_it_stands_is_said(browser, ada):
    """Waiting with its place, talking with a name, read up to a number, ended."""
    chat = browser.begin()

    def state():
        return browser.get("chats/current/messages?after=0").json()["state"]

    assert (state()["phase"], state()["detail"]) == ("waiting", "You are next.")
    take(chat=chat, agent=ada, by=ada.actor)
    see(chat=chat, number=1, by=ada.actor)
    assert (state()["phase"], state()["agent"], state()["seen"]) == ("talking", "Ada", 1)
    assert browser.post("chats/current/end").json()["state"]["phase"] == "ended"
    assert browser.post("chats/current/survey", score=5, comment="Quick").json()["state"]["rated"]
    assert Chat.objects.get(pk=chat.pk).rating == 5


def test_nobody_there_the_words_stay_and_the_address_is_taken(browser):
    """With an address the answer goes there; without one it stands in the chat, and one is offered."""
    browser.begin()
    state = browser.get("chats/current/messages?after=0").json()["state"]
    assert (state["here"], state["need_address"]) == (False, True)
    wrong = browser.post("chats/current/address", email="nonsense")
    assert wrong.status_code == 422
    given = browser.post("chats/current/address", email="kim@turnier.example").json()["state"]
    assert (given["address"], given["need_address"]) == ("kim@turnier.example", False)
    assert "kim@turnier.example" in given["detail"]


def test_a_file_is_a_message_and_its_address_opens_it_alone(browser, ada):
    """Both sides' files have addresses signed for one file; anything else is nothing."""
    browser.begin()
    key = new_key()
    for _ in range(2):
        photo = SimpleUploadedFile("Foto <1>.png", b"png bytes", content_type="image/png")
        assert browser.upload("chats/current/files", client_key=key, file=photo).status_code == 200
    [file] = browser.messages()[1]["files"]
    assert (file["name"], file["size"]) == ("Foto <1>.png", 9)
    fetched = browser.client.get(file["url"])
    assert b"".join(fetched.streaming_content) == b"png bytes"
    assert fetched.headers["Content-Disposition"].startswith("attachment")
    assert browser.client.get(file["url"][:-2] + "xx").status_code == 404
    assert ada.is_active


def test_a_signed_visitor_is_known_and_a_bad_signature_costs_no_words(browser):
    """The page's word is believed with its signature; without, the words arrive as a stranger's."""
    secret = rotate_secret(widget=browser.widget, by=SYSTEM)
    token = signed(secret, external_id="7", email="kim@turnier.example", name="Kim")
    assert browser.begin(identity=token).who == Chat.Who.VERIFIED
    other = Browser(browser.widget)
    forged = other.post(
        "chats", text="Hi", client_key=new_key(), identity=signed("wrong", external_id="7")
    ).json()
    assert not forged["known"]
    assert Chat.objects.get(pk=forged["chat"]).who == Chat.Who.ANONYMOUS
    stolen = other.post("chats", text="Hi", client_key=new_key(), identity=token).json()
    assert Chat.objects.get(pk=stolen["chat"]).who == Chat.Who.ANONYMOUS


def test_a_typed_address_proves_nothing(browser):
    """Whoever types Kim's address sees nothing of Kim, and Kim stays who she is."""
    secret = rotate_secret(widget=browser.widget, by=SYSTEM)
    chat = browser.begin(
        "Secret words", identity=signed(secret, external_id="7", email="kim@turnier.example")
    )
    stranger = Browser(browser.widget)
    other = stranger.begin("Hello", email="kim@turnier.example")
    assert [each["text"] for each in stranger.messages()] == ["Hello"]
    assert other.identity.customer_id != chat.identity.customer_id
    assert Identity.objects.get(value="kim@turnier.example").customer_id == chat.identity.customer_id


def test_the_conversation_can_be_had_by_mail_where_the_address_is_theirs(browser, ada):
    """Offered to whom the page vouches for, and to nobody who only typed an address."""
    secret = rotate_secret(widget=browser.widget, by=SYSTEM)
    signed_in = signed(secret, external_id="7", email="kim@turnier.example")
    chat = browser.begin(identity=signed_in)
    answered(chat, ada)
    state = browser.get("chats/current/messages?after=0").json()["state"]
    assert state["transcript"] == "kim@turnier.example"
    assert browser.post("chats/current/transcript").status_code == 200
    assert EventRow.objects.get(name="tickets.TranscriptAsked").data["number"] == 2
    stranger = Browser(browser.widget)
    stranger.begin(email="jo@turnier.example")
    assert stranger.messages()
    assert stranger.get("chats/current/messages?after=0").json()["state"]["transcript"] == ""
    assert stranger.post("chats/current/transcript").status_code == 409


def test_a_strangers_token_opens_nothing(browser):
    """Without the token there is no chat to read, write, end or rate."""
    browser.begin()
    thief = Browser(browser.widget, token="x" * 43)
    assert thief.get("chats/current/messages?after=0").status_code == 401
    for act, said in {"human": {}, "end": {}, "survey": {"score": 1}, "seen": {"number": 1}}.items():
        assert thief.post(f"chats/current/{act}", **said).status_code == 401


def test_a_person_can_be_wanted_from_the_first_word(browser):
    """Where the bot answers first, the wish for a person goes along with the first words, or comes later."""
    browser.widget.has_bot = True
    browser.widget.save()
    assert browser.begin().state == Chat.State.BOT
    assert browser.post("chats/current/human").json()["state"]["phase"] == "waiting"
    browser.token = ""
    assert browser.begin(human=True).state == Chat.State.WAITING


def test_after_the_end_the_next_word_begins_anew(browser):
    """An ended chat is no dead end."""
    chat = browser.begin()
    browser.post("chats/current/end")
    browser.post("chats/current/messages", text="One more thing", client_key=new_key())
    assert Chat.objects.get(pk=chat.pk).is_open
