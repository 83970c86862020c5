"""What a person can do about mails that machines could not settle."""

import pytest

from ruhepol.channels.email.exceptions import MailNotFoundError
from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.channels.email.services import decide
from ruhepol.channels.email.services.decide import let_be, send_again, set_aside, try_again
from ruhepol.channels.email.services.post import post_reply
from ruhepol.core.jobs.drain import drain
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.reply import reply
from tests.factories.mail import arrive, make_mail
from tests.factories.tickets import make_ticket


@pytest.fixture
def report(world):  # noqa: ARG001  a brand is needed
    """A mail that looks like a delivery report about nothing of ours, in quarantine."""
    return arrive(make_mail("Mein Paket", sender="postmaster@x.example", Subject="Mail delivery problem"))


@pytest.fixture
def delivery(world):
    """A reply that is posted."""
    ticket = make_ticket(contact=world.kim)
    return post_reply(message_id=reply(ticket=ticket, text="Ja", by=world.ada.actor).pk)


def test_a_fault_that_is_mended_lets_the_mail_through(world, monkeypatch):
    """Once the reader works again, "try again" makes the ticket."""
    with monkeypatch.context() as patch:
        patch.setattr("ruhepol.channels.email.services.inbound.parse", lambda raw: 1 / 0)  # noqa: ARG005
        raw = arrive(make_mail())
    assert try_again(mail=raw, by=world.ada.actor).state == RawMail.State.DONE
    assert Ticket.objects.count() == 1


def test_a_person_overrules_the_machine(report, world):
    """What was taken for a report becomes a ticket when an agent says so."""
    assert try_again(mail=report, by=world.ada.actor).state == RawMail.State.QUARANTINED
    assert try_again(mail=report, by=world.ada.actor, anyhow=True).ticket.messages.get().text == "Mein Paket"


def test_a_large_mail_is_read_by_a_worker(report, world, monkeypatch):
    """The page returns at once, and what the person decided is kept for whoever reads it."""
    drain()  # the mail's first reading is over
    monkeypatch.setattr(decide, "LARGE", 10)
    waiting = try_again(mail=report, by=world.ada.actor, anyhow=True)
    assert (waiting.state, waiting.ticket) == (RawMail.State.RECEIVED, None)
    drain()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.ticket.messages.get().text) == (RawMail.State.DONE, "Mein Paket")


def test_a_done_mail_is_not_done_twice(world):
    """Pressing the button on a mail that is a ticket already changes nothing."""
    raw = arrive(make_mail())
    try_again(mail=raw, by=world.ada.actor)
    assert Ticket.objects.count() == 1


def test_setting_aside_keeps_the_bytes(report, world):
    """A mail can leave the quarantine without becoming anything."""
    assert set_aside(mail=report, by=world.ada.actor).state == RawMail.State.IGNORED


def test_a_doubtful_mail_is_sent_again_under_the_same_id(delivery, world):
    """The second copy can be recognised as one by its Message-ID."""
    Delivery.objects.filter(pk=delivery.pk).update(state=Delivery.State.UNKNOWN)
    again = send_again(delivery=delivery, by=world.ada.actor)
    assert (again.state, again.header_id) == (Delivery.State.QUEUED, delivery.header_id)


def test_a_doubtful_mail_can_be_left_alone(delivery, world):
    """Who knows that it arrived ends the doubt without a second mail."""
    Delivery.objects.filter(pk=delivery.pk).update(state=Delivery.State.UNKNOWN)
    assert let_be(delivery=delivery, by=world.ada.actor).state == Delivery.State.DROPPED


def test_what_is_settled_is_not_decided_again(delivery, world):
    """A mail that is sent or still waiting offers no choice."""
    with pytest.raises(MailNotFoundError):
        send_again(delivery=delivery, by=world.ada.actor)
