"""Bytes are safe before they are understood, and the same bytes are one mail."""

import pytest

from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.services.take import take
from ruhepol.core import clock
from ruhepol.core.files import services as files
from ruhepol.tickets.models import Ticket
from tests.factories.mail import arrive, make_mail

pytestmark = pytest.mark.usefixtures("world")


def test_a_mail_is_kept_as_it_came():
    """The stored bytes are the received ones to the last, and nobody has read them yet."""
    raw = make_mail().as_bytes() + b"\r\n\xff\x00 odd end"
    taken = take(raw, source="smtp", envelope_to="hilfe@nordstern.example")
    assert files.read(taken.digest) == raw
    assert taken.state == RawMail.State.RECEIVED


def test_a_worker_finishes_what_was_taken(run_jobs):
    """Taking a mail is enough: the job that reads it is part of the same transaction."""
    take(make_mail().as_bytes(), source="smtp")
    run_jobs()
    assert RawMail.objects.get().state == RawMail.State.DONE
    assert Ticket.objects.get().subject == "Server startet nicht"


def test_the_same_bytes_twice_are_one_mail():
    """A repeated hand-over changes nothing and answers with the first row."""
    raw = make_mail().as_bytes()
    assert arrive(raw).pk == arrive(raw).pk
    assert Ticket.objects.count() == 1


def test_one_id_with_two_bodies_is_two_mails():
    """A sender that reuses its Message-ID loses no mail."""
    for text in ("Erste Frage", "Zweite Frage"):
        arrive(make_mail(text, sender=f"{text[:3]}@example.org", Message_ID="<same@example.org>"))
    assert Ticket.objects.count() == 2


@pytest.mark.parametrize("header_id", [b"", b"<>", b"<@>", b"Message-ID:"])
def test_a_mail_without_an_id_is_a_ticket_of_its_own(header_id):
    """Mails without a usable Message-ID never fall together."""
    for text in ("Erste", "Zweite"):
        mail = make_mail(text, Message_ID="<replaced@example.org>").as_bytes()
        arrive(mail.replace(b"<replaced@example.org>", header_id))
    assert Ticket.objects.count() == 2


def test_two_mailboxes_each_get_their_copy(world):
    """What was written to two of our addresses is a request to each."""
    raw = make_mail().as_bytes()
    for address in ("hilfe@nordstern.example", "rechnung@nordstern.example"):
        box = Mailbox.objects.create(brand=world.brand, address=address, created_at=clock.now())
        take(raw, source="smtp", mailbox=box)
    assert RawMail.objects.count() == 2
