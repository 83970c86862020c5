"""Mail over a real Postfix, both ways: taken, refused, asked to wait, returned, out of reach for a while."""

import smtplib
from datetime import timedelta

import pytest

from ruhepol.channels.email.intake.smtp import Server
from ruhepol.channels.email.line import hang_up
from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.channels.email.selectors import bouncing
from ruhepol.core import clock
from ruhepol.core.files import services as files
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.receive import CopyTo, File
from ruhepol.tickets.services.reply import reply
from tests.factories.mail import make_mail
from tests.factories.people import make_identity
from tests.factories.tickets import make_ticket
from tests.mail import postfix as servers
from tests.processes import PATIENCE, eventually
from tests.world import make_world
from tools.postgres import free_port

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]

State = Delivery.State


@pytest.fixture(scope="module")
def relay():
    """Run one Postfix for all tests of this file."""
    intake = free_port()
    with servers.running(intake) as server:
        yield server, intake


@pytest.fixture
def postfix(relay, settings, tmp_path, world):  # noqa: ARG001  the intake knows the brand's address
    """Send by Postfix, and take what it brings."""
    server, port = relay
    settings.DATA_DIR = tmp_path
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    intake = Server(host="127.0.0.1", port=port, largest=30_000_000)
    intake.start()
    yield server
    intake.stop()


@pytest.fixture
def world(db):  # noqa: ARG001  people are rows
    """Everybody by name."""
    return make_world()


@pytest.fixture
def answered(world, run_jobs):
    """Return a function by which Ada answers somebody and the workers run; it returns the delivery."""

    def answer(address, text="Bitte neu starten.", **facts):
        contact = world.kim if address == world.kim.value else make_identity(address)
        ticket = make_ticket(contact=contact, begun_by="system")
        message = reply(ticket=ticket, text=text, by=world.ada.actor, **facts)
        run_jobs()
        return Delivery.objects.get(message=message)

    return answer


def told(postfix, address, answer):
    """Let Postfix give this answer from now on; a line that is still open would get the old one."""
    hang_up()
    postfix.say(address, answer)


def settled(delivery, run_jobs, *states):
    """Let time pass until the mail is in one of these states."""
    with clock.frozen(delivery.next_at + timedelta(minutes=2)):
        run_jobs()
    delivery.refresh_from_db()
    assert delivery.state in states, delivery.error
    return delivery


def test_an_answer_arrives_with_every_byte(postfix, answered):
    """What Postfix puts into the mailbox has the words, the ids and the files as they were."""
    content = bytes(range(256)) * 200
    stored = files.store(content)
    file = File(digest=stored.digest, name="Protokoll Größe.bin", size=stored.size)
    delivery = answered("kim@turnierserver.example", "Grüße\n.\n..Punkt\n" + "ä" * 3000, files=[file])
    assert delivery.state == State.SENT
    mail = postfix.arrived(delivery)
    assert mail["Return-Path"] == "<hilfe@nordstern.example>"
    words = mail.get_body(["plain"]).get_content().replace("\r\n", "\n")
    assert "Grüße\n.\n..Punkt\n" + "ä" * 3000 in words
    [part] = mail.iter_attachments()
    assert (part.get_filename(), part.get_content()) == ("Protokoll Größe.bin", content)


def test_a_customer_s_mail_comes_in(postfix, run_jobs):
    """Postfix hands it to our own SMTP server; it is a ticket, and its confirmation finds the way back."""
    with smtplib.SMTP("127.0.0.1", postfix.port, timeout=PATIENCE) as server:
        server.send_message(make_mail("Hilfe!"))
    eventually(RawMail.objects.exists, "a mail taken in")
    run_jobs()
    assert Ticket.objects.get().customer.name == "Kim Berger"
    confirmation = postfix.arrived(Delivery.objects.get())
    assert confirmation["Return-Path"] == "<>"
    assert confirmation["Auto-Submitted"] == "auto-replied"


def test_what_postfix_returns_marks_mail_and_address(postfix, answered, run_jobs):
    """It takes the mail, cannot deliver it and sends a report of its own; agents see both."""
    delivery = answered("niemand@gone.example")
    eventually(RawMail.objects.exists, f"the report\n{postfix.log[-3000:]}")
    run_jobs()
    delivery.refresh_from_db()
    assert (delivery.state, RawMail.objects.get().state) == (State.FAILED, RawMail.State.DONE)
    assert delivery.bounced_at
    assert bouncing("niemand@gone.example").bounces == 1
    assert "niemand@gone.example" in delivery.ticket.messages.last().text


def test_an_unknown_recipient_is_refused_at_once(postfix, answered):
    """550 at RCPT is final, and says so of the address."""
    delivery = answered("nobody@turnierserver.example")
    assert delivery.state == State.FAILED
    assert delivery.error.startswith("550 5.1.1")
    assert bouncing("nobody@turnierserver.example")
    assert postfix.log


def test_a_gray_list_is_waited_for(postfix, answered, run_jobs):
    """450 at first, then taken: the mail arrives once."""
    told(postfix, "gray@turnierserver.example", "450 4.2.0 Greylisted, try again")
    delivery = answered("gray@turnierserver.example")
    assert delivery.state == State.QUEUED
    assert "450 4.2.0" in delivery.error
    told(postfix, "gray@turnierserver.example", "")
    settled(delivery, run_jobs, State.SENT)
    assert postfix.arrived(delivery, "gray")


def test_a_server_that_comes_back_gets_every_mail_once(postfix, answered, run_jobs):
    """While it is down nothing is lost, and nothing is doubled when it is up again."""
    postfix.stop()
    try:
        waiting = [answered("kim@turnierserver.example", f"Antwort {n}") for n in range(3)]
        assert {delivery.state for delivery in waiting} == {State.QUEUED}
    finally:
        postfix.start()
    for delivery in waiting:
        settled(delivery, run_jobs, State.SENT)
        assert postfix.arrived(delivery)


def test_each_of_several_gets_one_mail_or_a_reason(postfix, answered, run_jobs, world):
    """Taken, asked to wait, refused and returned at once: each for itself, and nobody gets it twice."""
    kim, gone = world.kim.value, "niemand@gone.example"
    gray, nobody = "gray@turnierserver.example", "nobody@turnierserver.example"
    told(postfix, gray, "450 4.2.0 Greylisted, try again")
    copies = [CopyTo(address=gray), CopyTo(address=nobody), CopyTo(address=gone, is_blind=True)]
    delivery = answered(kim, copies=copies)
    rows = delivery.recipients.values_list("address", "state")
    at_once = dict(rows)
    assert at_once.pop(gone) in {State.SENT, State.FAILED}  # the report may be here before we look
    assert at_once == {kim: State.SENT, gray: State.QUEUED, nobody: State.FAILED}
    eventually(RawMail.objects.exists, f"the report\n{postfix.log[-3000:]}")
    run_jobs()
    told(postfix, gray, "")
    settled(delivery, run_jobs, State.FAILED)
    assert dict(rows.all()) == {kim: State.SENT, gray: State.SENT, nobody: State.FAILED, gone: State.FAILED}
    assert all(bouncing(address) for address in (nobody, gone))
    assert not any(bouncing(address) for address in (kim, gray))
    for box in ("kim", "gray"):
        mail = postfix.arrived(delivery, box)
        assert (mail["Cc"], gone in mail.as_string()) == (f"{gray}, {nobody}", False)
        same = [one for one in postfix.mails(box) if one["Message-ID"] == mail["Message-ID"]]
        assert len(same) == 1
