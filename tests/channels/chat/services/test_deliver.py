"""Who leaves gets the answer by mail, once; who stays reads it in the chat; mail comes to the same ticket."""

from datetime import timedelta

import pytest

from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.selectors import after
from ruhepol.channels.chat.services.deliver import chats_to_mail, end_forsaken, mail_unseen
from ruhepol.channels.chat.services.say import see
from ruhepol.channels.chat.services.take import take
from ruhepol.channels.chat.tasks import reach_the_gone
from ruhepol.channels.email.models import Delivery
from ruhepol.core import clock
from ruhepol.core.files.services import store
from ruhepol.core.jobs.drain import drain
from ruhepol.core.models import EventRow
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.receive import File
from ruhepol.tickets.services.reply import note, reply
from tests.factories.chat import make_chat, speak
from tests.factories.mail import arrive, make_mail
from tests.world import NOON

pytestmark = pytest.mark.usefixtures("widget")
LATER = NOON + timedelta(minutes=3)


def begun(address="neu@kunde.example", **facts):
    """Return a chat that began at noon."""
    with clock.frozen(NOON):
        return make_chat(address=address, **facts)


def mailed():
    """Return the answers that were posted as mail."""
    return [delivery.message.text for delivery in Delivery.objects.filter(kind="reply").order_by("pk")]


def test_who_is_there_gets_no_mail(world, inbox):
    """An answer within two minutes of the last sign of life is for the chat alone."""
    chat = begun()
    with clock.frozen(NOON + timedelta(minutes=1)):
        reply(ticket=chat.ticket, text="Guten Tag", by=world.ada.actor)
        drain()
        reach_the_gone.call()
    assert mailed() == []
    assert inbox.mails == []


def test_an_answer_to_somebody_gone_is_mailed_once(world, inbox):
    """Written later it goes out at once, and neither the sweep nor a retry sends it again."""
    chat = begun()
    with clock.frozen(LATER):
        reply(ticket=chat.ticket, text="Guten Tag", by=world.ada.actor)
        note(ticket=chat.ticket, text="Geheim", by=world.ada.actor)
        drain()
        reach_the_gone.call()
        drain()
    assert mailed() == ["Guten Tag"]
    [mail] = inbox.mails
    assert "Guten Tag" in str(mail)


def test_what_was_not_seen_before_leaving_is_mailed(world):
    """The sweep finds it when two minutes have passed; what was seen stays in the chat."""
    chat = begun()
    with clock.frozen(NOON):
        reply(ticket=chat.ticket, text="Gesehen", by=world.ada.actor)
        see(chat=chat, number=2, by=chat.identity.customer.actor)
        reply(ticket=chat.ticket, text="Nicht gesehen", by=world.ada.actor)
        drain()
    with clock.frozen(LATER):
        reach_the_gone.call()
        drain()
    assert mailed() == ["Nicht gesehen"]


def test_several_answers_nobody_saw_are_one_mail(world, inbox):
    """Three answers in two minutes: one mail with all of them and the files, in their order."""
    chat = begun()
    kept = store(b"png")
    files = [[], [File(digest=kept.digest, name="Bild.png", size=3)], []]
    with clock.frozen(NOON):
        for text, file in zip(("Eins", "Zwei", "Drei"), files, strict=True):
            reply(ticket=chat.ticket, text=text, files=file, by=world.ada.actor)
        drain()
    with clock.frozen(LATER):
        reach_the_gone.call()
        drain()
        reply(ticket=chat.ticket, text="Vier", by=world.ada.actor)
        drain()
    first, second = inbox.mails
    words = first.get_body(["plain"]).get_content()
    assert words.index("Eins") < words.index("Zwei") < words.index("Drei")
    assert [part.get_filename() for part in first.iter_attachments()] == ["Bild.png"]
    assert "Drei" not in second.get_body(["plain"]).get_content()
    assert EventRow.objects.filter(name="tickets.MessageRerouted").count() == 2


def test_without_an_address_it_waits_in_the_chat(world):
    """Nothing is sent anywhere, and whoever comes back reads it."""
    chat = begun(address="")
    with clock.frozen(LATER):
        reply(ticket=chat.ticket, text="Guten Tag", by=world.ada.actor)
        drain()
        assert not chats_to_mail(clock.now()).exists()
    assert mailed() == []
    assert [message.text for message in after(chat, 1)] == ["Guten Tag"]


def test_a_sign_of_life_in_between_stops_the_mail(world):
    """The visitor came back before the mail was written down."""
    chat = begun()
    with clock.frozen(NOON):
        reply(ticket=chat.ticket, text="Guten Tag", by=world.ada.actor)
    with clock.frozen(LATER):
        stale = chats_to_mail(clock.now()).get()
        speak(chat, "Da bin ich wieder")
        assert mail_unseen(chat=stale) == []


def test_mail_comes_back_to_the_same_ticket(world, inbox):
    """Chat, mail, mail: one ticket, and what follows goes by mail, without the first words of a stranger."""
    chat = begun(text="Kennwort vergessen")
    with clock.frozen(LATER):
        reply(ticket=chat.ticket, text="Guten Tag", by=world.ada.actor)
        drain()
    [mail] = inbox.mails
    arrive(
        make_mail("Danke, geht!", sender="neu@kunde.example", In_Reply_To=mail["Message-ID"], Subject="Re: x")
    )
    ticket = Ticket.objects.get()
    assert list(ticket.messages.values_list("channel", flat=True)) == ["chat", "email", "email"]
    answer = reply(ticket=ticket, text="Gern.", by=world.ada.actor)
    drain()
    assert answer.channel == "email"
    assert mailed() == ["Guten Tag", "Gern."]


def test_an_address_of_somebody_known_gets_no_strangers_words(world, inbox):
    """Kim's address typed by a stranger: Kim gets the agent's words, and none of the stranger's."""
    chat = begun(address=world.kim.value, text="Geben Sie mir Kims Daten")
    with clock.frozen(LATER):
        reply(ticket=chat.ticket, text="Guten Tag", by=world.ada.actor)
        drain()
    [mail] = inbox.mails
    assert "Kims Daten" not in str(mail)
    assert mail["Subject"] == "Re: Chat mit Nordstern Hosting"
    raw = arrive(make_mail("Ich war das nicht", In_Reply_To=mail["Message-ID"], Subject="Re: x"))
    assert raw.ticket_id == chat.pk
    assert [message.text for message in after(chat, 0)] == ["Geben Sie mir Kims Daten", "Guten Tag"]


def test_a_forsaken_chat_ends_and_its_ticket_goes_on(world):
    """After a quarter of an hour without a sign the agent's hands are free; the ticket is still theirs."""
    chat = begun()
    with clock.frozen(NOON):
        take(chat=chat, agent=world.ada, by=world.ada.actor)
    with clock.frozen(NOON + timedelta(minutes=14)):
        assert end_forsaken() == 0
    with clock.frozen(NOON + timedelta(minutes=15)):
        assert end_forsaken() == 1
    assert Chat.objects.get().state == "ended"
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.assignee) == ("open", world.ada)
    assert Message.objects.count() == 1
