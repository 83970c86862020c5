"""A mail of ours goes out to an address and comes back by its forwarding."""

import pytest

from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.channels.email.services.process import process
from ruhepol.channels.email.services.take import take
from ruhepol.channels.email.services.verify import came_back, check_forwarding
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.tickets.models import Ticket


@pytest.fixture
def box(world):
    """An address that some other server forwards to us."""
    return add_mailbox(brand=world.brand, address="rechnung@nordstern.example", by=SYSTEM)


def go_round(inbox, source=RawMail.Source.SMTP):
    """Forward what was sent last to our own intake; return what became of it."""
    raw = b"Received: from elsewhere by mx; now\n" + inbox.mails[-1].as_bytes()
    return process(raw_mail_id=take(raw, source=source).pk)


def test_a_mail_that_comes_back_proves_the_forwarding(box, world, inbox, run_jobs):
    """Sent to the address, forwarded to our SMTP server: known to work, and no ticket of it."""
    check_forwarding(mailbox=box, language="de", by=world.root.actor)
    run_jobs()
    assert inbox.mails[-1]["To"] == box.address
    mail = go_round(inbox)
    box.refresh_from_db()
    assert box.tried_at
    assert box.verified_at
    assert (mail.state, Ticket.objects.count()) == (RawMail.State.IGNORED, 0)
    assert EventRow.objects.filter(stream=f"mailbox:{box.pk}").latest("pk").name == "channels.MailboxVerified"


def test_a_file_proves_nothing(box, world, inbox, run_jobs):
    """What an administrator reads in by hand was not forwarded."""
    check_forwarding(mailbox=box, language="de", by=world.root.actor)
    run_jobs()
    go_round(inbox, RawMail.Source.FILE)
    box.refresh_from_db()
    assert box.verified_at is None


def test_a_new_check_begins_anew(box, world, inbox, run_jobs):
    """What was proven once is open again as soon as somebody doubts it."""
    for _ in range(2):
        check_forwarding(mailbox=box, language="de", by=world.root.actor)
        run_jobs()
        box.refresh_from_db()
        assert box.verified_at is None
        go_round(inbox)
        Delivery.objects.update(cause=None)
    box.refresh_from_db()
    assert box.verified_at


@pytest.mark.usefixtures("world")
def test_other_mails_of_ours_prove_nothing(box):
    """An answer that comes back is no check."""
    assert came_back(delivery=Delivery(kind=Delivery.Kind.REPLY, cause=f"message:{box.pk}")) is None
