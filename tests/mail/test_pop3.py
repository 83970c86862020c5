"""A mailbox on a real POP3 server."""

import poplib
from datetime import timedelta

import pytest

from ruhepol.channels.email.intake import pop3
from ruhepol.channels.email.intake.troubles import RefusedSignInError
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.secrets import seal
from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.files import services as files
from tests.factories.mail import make_mail
from tests.mail.dovecot import PASSWORD, USER
from tests.processes import PATIENCE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


@pytest.fixture
def box(world, dovecot):
    """The brand's mailbox on the server; all that lies there is wanted."""
    return add_mailbox(
        brand=world.brand, address="hilfe@nordstern.example", by=SYSTEM, password=PASSWORD, host="127.0.0.1",
        port=dovecot.pop3, user=USER, encryption="none", takes_existing=True, protocol="pop3",
    )  # fmt: skip


def fetch(box):
    """Fetch once, on a connection of its own; return how many came."""
    box.refresh_from_db()
    client = pop3.connect(box)
    try:
        came = pop3.fetch_new(client, box)
        client.quit()
    finally:
        client.close()
    return came


def there(dovecot):
    """Return how many mails lie on the server."""
    client = poplib.POP3("127.0.0.1", dovecot.pop3, timeout=PATIENCE)
    client.user(USER)
    client.pass_(PASSWORD)
    count = client.stat()[0]
    client.quit()
    return count


def test_each_mail_is_fetched_once(box, dovecot):
    """Progress is kept by name, also when mails before it are gone."""
    dovecot.deliver(*(make_mail(text).as_bytes() for text in ("eins", "zwei")))
    assert (fetch(box), fetch(box)) == (2, 0)
    dovecot.deliver(make_mail("drei").as_bytes())
    assert fetch(box) == 1
    assert (RawMail.objects.count(), there(dovecot)) == (3, 3)


def test_the_bytes_are_the_mails(box, dovecot):
    """Lines that begin with a dot and lines longer than the library reads come through unharmed."""
    body = b".\r\n..zwei\r\n" + b"x" * 5_000 + b"\r\n"
    dovecot.deliver(b"From: kim@turnierserver.example\r\nSubject: Punkte\r\n\r\n" + body)
    fetch(box)
    assert files.read(RawMail.objects.get().digest).endswith(b"\r\n\r\n" + body)


def test_kept_mail_can_be_deleted_there(box, dovecot):
    """With deleting switched on only what is kept here goes, and its name is forgotten afterwards."""
    dovecot.deliver(make_mail("eins").as_bytes())
    Mailbox.objects.update(after=Mailbox.After.DELETE)
    fetch(box)
    assert there(dovecot) == 0
    fetch(box)
    assert box.pop_marks.count() == 0


def test_old_mail_is_left_alone_unless_wanted(box, dovecot):
    """What lay there before the mailbox was added is neither taken nor deleted; what comes is."""
    dovecot.deliver(make_mail("von früher").as_bytes())
    Mailbox.objects.update(
        takes_existing=False, after=Mailbox.After.DELETE, created_at=clock.now() + timedelta(minutes=5)
    )
    assert (fetch(box), there(dovecot)) == (0, 1)
    Mailbox.objects.update(created_at=clock.now())
    dovecot.deliver(make_mail("neu").as_bytes())
    assert (fetch(box), there(dovecot)) == (1, 1)


def test_a_wrong_password_is_told(box):
    """The server's own words come along."""
    box.sealed_password = seal("wrong")
    with pytest.raises(RefusedSignInError, match="Authentication failed"):
        pop3.connect(box)
