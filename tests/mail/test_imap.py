"""A mailbox on a real IMAP server: what is new is kept here, whoever has read it, and nothing is marked."""

from datetime import timedelta

import pytest
from imapclient.exceptions import LoginError

from ruhepol.channels.email.intake.imap import connect, fetch_new
from ruhepol.channels.email.intake.watch import Watcher
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.secrets import seal
from ruhepol.core import clock
from tests.factories.mail import make_mail
from tests.processes import PATIENCE, eventually

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


def mails(*texts):
    """Return mails of these texts as bytes."""
    return [make_mail(text, Subject=text).as_bytes() for text in texts]


def fetch(box):
    """Fetch once, on a connection of its own; return how many came."""
    box.refresh_from_db()
    client = connect(box)
    try:
        return fetch_new(client, box)
    finally:
        client.logout()


def test_each_mail_is_fetched_once(box, dovecot):
    """Progress is kept by UID: a second fetch brings only what came since."""
    dovecot.deliver(*mails("eins", "zwei"))
    assert (fetch(box), fetch(box)) == (2, 0)
    dovecot.deliver(*mails("drei"))
    assert fetch(box) == 1
    assert RawMail.objects.count() == 3


def test_a_mail_read_elsewhere_is_fetched_and_stays_as_it_is(box, dovecot, reader):
    """Read or unread means nothing to us, and we change neither."""
    dovecot.deliver(*mails("gelesen", "ungelesen"))
    reader.noop()
    first, second = reader.search()
    reader.add_flags([first], [b"\\Seen"])
    assert fetch(box) == 2
    flags = reader.get_flags([first, second])
    assert b"\\Seen" in flags[first]
    assert b"\\Seen" not in flags[second]


def test_a_rebuilt_mailbox_brings_nothing_twice(box, dovecot):
    """When the server's UIDVALIDITY changes, all is looked at again and recognised by its bytes."""
    dovecot.deliver(*mails("eins", "zwei"))
    fetch(box)
    Mailbox.objects.update(uid_validity=1)
    fetch(box)
    box.refresh_from_db()
    assert box.uid_validity != 1
    assert RawMail.objects.count() == 2


def test_old_mail_is_left_alone_unless_wanted(box, dovecot):
    """Adding a full mailbox does not turn years of mail into tickets; what comes from now on is taken."""
    dovecot.deliver(*mails("von früher"))
    Mailbox.objects.update(takes_existing=False, created_at=clock.now() + timedelta(minutes=5))
    assert fetch(box) == 0
    dovecot.deliver(*mails("neu"))
    assert fetch(box) == 1


def test_kept_mail_can_be_moved_out_of_the_way(box, dovecot, reader):
    """With a folder set, what is kept here moves there, and only that."""
    dovecot.deliver(*mails("eins"))
    Mailbox.objects.update(after=Mailbox.After.MOVE, move_to="Erledigt")
    fetch(box)
    reader.noop()
    assert reader.search() == []
    reader.select_folder("Erledigt")
    assert len(reader.search()) == 1


def test_a_wrong_password_is_told(box):
    """A refused sign-in raises; the watcher writes it where the channel's health is shown."""
    box.sealed_password = seal("wrong")
    with pytest.raises(LoginError):
        connect(box)


def test_a_watcher_is_told_at_once(box, dovecot):
    """IDLE brings a mail without asking, and the watcher ends when it is told to."""
    dovecot.deliver(*mails("vorher"))
    watcher = Watcher(box.pk)
    watcher.start()
    try:
        eventually(lambda: RawMail.objects.count() == 1)
        dovecot.deliver(*mails("während IDLE"))
        eventually(lambda: RawMail.objects.count() == 2)
    finally:
        watcher.stop()
        watcher.join(PATIENCE)
    assert not watcher.is_alive()
    box.refresh_from_db()
    assert box.fetched_at
    assert box.error == ""


def test_a_watcher_that_cannot_sign_in_says_so(box):
    """The reason stands on the mailbox, for the page that shows the channel's health."""
    Mailbox.objects.update(sealed_password=seal("wrong"))
    watcher = Watcher(box.pk)
    watcher.start()
    try:
        eventually(lambda: Mailbox.objects.get().error, "a reason")
    finally:
        watcher.stop()
        watcher.join(PATIENCE)
    assert "Authentication failed" in Mailbox.objects.get().error
