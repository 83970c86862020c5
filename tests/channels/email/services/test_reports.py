"""Delivery reports find the mail they are about."""

import pytest

from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.channels.email.selectors import bouncing
from ruhepol.channels.email.services.post import post_reply
from ruhepol.channels.email.services.sign_in import send_sign_in_code
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.reply import reply
from tests.factories.mail import arrive
from tests.factories.tickets import make_ticket

REPORT = """From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: hilfe@nordstern.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

I am sorry, your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; kim@turnierserver.example
Action: {action}
Status: 5.1.1
--b
Content-Type: text/rfc822-headers

Message-ID: <{header_id}>
Subject: Re: Server startet nicht
--b--
"""


@pytest.fixture
def delivery(world):
    """A reply on its way to Kim."""
    ticket = make_ticket(contact=world.kim)
    delivery = post_reply(message_id=reply(ticket=ticket, text="Ja", by=world.ada.actor).pk)
    Delivery.objects.filter(pk=delivery.pk).update(state=Delivery.State.SENT)
    return delivery


def report_on(delivery, action="failed"):
    """Let a report about a mail of ours arrive."""
    return arrive(REPORT.format(header_id=delivery.header_id, action=action).encode())


def test_a_returned_answer_is_told_in_its_ticket(delivery):
    """The mail counts as not delivered, agents read why, and nobody takes it for the customer's word."""
    raw = report_on(delivery)
    delivery.refresh_from_db()
    assert (raw.state, raw.ticket, raw.message) == (RawMail.State.DONE, delivery.ticket, None)
    assert delivery.state == Delivery.State.FAILED
    assert delivery.bounced_at
    assert bouncing(delivery.to).bounces == 1
    last = delivery.ticket.messages.last()
    assert last.kind == "note"
    assert "kim@turnierserver.example" in last.text


def test_a_delay_is_no_failure(delivery):
    """A server that still tries is noted, and the mail stays sent."""
    report_on(delivery, action="delayed")
    delivery.refresh_from_db()
    assert bouncing(delivery.to) is None
    assert delivery.state == Delivery.State.SENT
    assert delivery.ticket.messages.last().kind == "note"


@pytest.mark.usefixtures("world")
def test_a_returned_code_opens_no_ticket():
    """Bounces of sign-in mails end at their delivery."""
    send_sign_in_code(address="kim@turnierserver.example", language="de")
    raw = report_on(Delivery.objects.get())
    assert raw.state == RawMail.State.DONE
    assert Delivery.objects.get().state == Delivery.State.FAILED
    assert Ticket.objects.count() == 0


def test_a_forged_report_cannot_fail_a_strange_mail(delivery):
    """An id that is not ours touches nothing."""
    delivery.header_id = "ruhepol.reply.forged@nordstern.example"
    assert report_on(delivery).state == RawMail.State.QUARANTINED


COMPLAINT = """From: feedback@mx.example
To: hilfe@nordstern.example
Subject: FW: Server startet nicht
Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b
Content-Type: text/plain

This is a spam report.
--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: MX/1
Version: 1
--b
Content-Type: message/rfc822

Message-ID: <{header_id}>
To: kim@turnierserver.example
Subject: Re: Server startet nicht

Ja
--b--
"""


def test_a_spam_complaint_is_told_and_is_no_failure(delivery):
    """The mail was delivered: agents read that somebody called it spam, and nothing is answered."""
    arrive(COMPLAINT.format(header_id=delivery.header_id).encode())
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.SENT
    last = delivery.ticket.messages.last()
    assert (last.kind, "as spam" in last.text or "Spam" in last.text) == ("note", True)
