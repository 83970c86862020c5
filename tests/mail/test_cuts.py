"""The line breaks at every command and in the middle of answers: nothing is lost, nothing doubled."""

import pytest

from ruhepol.channels.email.intake import imap, pop3
from ruhepol.channels.email.intake.troubles import TROUBLES
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.core.actors import SYSTEM
from tests.factories.mail import make_mail
from tests.mail.cutter import wire
from tests.mail.dovecot import PASSWORD, USER

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]

MAILS = 3
MOST_COMMANDS = 40


@pytest.fixture
def box(world, dovecot):
    """A mailbox with three mails, of which what is kept is taken away there."""
    dovecot.deliver(*(make_mail(f"Nummer {n}").as_bytes() for n in range(MAILS)))
    return add_mailbox(
        brand=world.brand, address="hilfe@nordstern.example", by=SYSTEM, password=PASSWORD, host="127.0.0.1",
        port=dovecot.imap, user=USER, encryption="none", takes_existing=True, after="delete",
    )  # fmt: skip


def fetch(box, door):
    """Fetch once as a watcher does; tell whether it went through."""
    box.refresh_from_db()
    try:
        client = door.connect(box)
        try:
            door.fetch_new(client, box)
            if door is pop3:
                client.quit()
        finally:
            client.close() if door is pop3 else client.shutdown()
    except TROUBLES:
        return False
    return True


def left(box, dovecot):
    """Return how many mails are kept here and how many lie there."""
    box.port = dovecot.imap
    box.protocol = Mailbox.Protocol.IMAP
    client = imap.connect(box)
    there = client.folder_status("INBOX", ["MESSAGES"])[b"MESSAGES"]
    client.logout()
    return RawMail.objects.count(), there


def cut_everywhere(box, dovecot, door, port, **step):
    """Fetch over a wire that breaks ever later, until it holds; return how often it broke."""
    [(name, width)] = step.items()
    for number in range(MOST_COMMANDS * 10):
        with wire(port, **{name: number * width}) as cut:
            Mailbox.objects.update(port=cut.port)
            held = fetch(box, door)
        kept = RawMail.objects.count()
        assert kept <= MAILS
        if held and not cut.broke:
            return number
        if kept == MAILS and not number % 3:  # begin anew, so that later commands are cut with mails, too
            RawMail.objects.all().delete()
            box.pop_marks.all().delete()
            Mailbox.objects.update(uid=0)
            dovecot.deliver(
                *(make_mail(f"Nummer {n}").as_bytes() for n in range(MAILS - left(box, dovecot)[1]))
            )
    raise AssertionError("the line never held")


@pytest.mark.parametrize(("name", "width"), [("lines", 1), ("bytes_back", 211)])
def test_imap_survives_every_cut(box, dovecot, name, width):
    """Wherever the line breaks, the next visit goes on, and each mail is kept once and gone there."""
    assert cut_everywhere(box, dovecot, imap, dovecot.imap, **{name: width}) > MAILS
    Mailbox.objects.update(port=dovecot.imap)
    assert fetch(box, imap)
    assert left(box, dovecot) == (MAILS, 0)


@pytest.mark.parametrize(("name", "width"), [("lines", 1), ("bytes_back", 211)])
def test_pop3_survives_every_cut(box, dovecot, name, width):
    """The same over POP3, where deleting waits for the goodbye."""
    Mailbox.objects.update(protocol="pop3")
    assert cut_everywhere(box, dovecot, pop3, dovecot.pop3, **{name: width}) > MAILS
    Mailbox.objects.update(port=dovecot.pop3, protocol="pop3")
    assert fetch(box, pop3)
    assert left(box, dovecot) == (MAILS, 0)
