"""A mail too large to be fetched unasked, on a real server: its header comes, on wish the rest in pieces."""

import dataclasses
import hashlib
import os
import tracemalloc

import pytest

from ruhepol.channels.email.intake import imap, pop3
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.services.large import want
from ruhepol.core.actors import SYSTEM
from ruhepol.core.files.services import open_file
from tests.factories.mail import make_mail

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]
protocols = pytest.mark.parametrize("protocol", ["imap", "pop3"])
MEBIBYTE = 2**20


@pytest.fixture(autouse=True)
def _small_limit(settings):
    settings.RUHEPOL = dataclasses.replace(settings.RUHEPOL, upload_megabytes=1)


@pytest.fixture
def mails():
    """A large mail between two small ones, as the server hands them out."""
    large = make_mail("siehe Anhang", Subject="Sehr groß")
    content = os.urandom(12 * MEBIBYTE)
    large.add_attachment(content, maintype="application", subtype="x-thing", filename="x.bin")
    made = [make_mail("vorher"), large, make_mail("nachher")]
    return [mail.as_bytes().replace(b"\n", b"\r\n") for mail in made]


@pytest.fixture
def there(box, dovecot, mails, protocol):
    """The mailbox with these mails."""
    dovecot.lay(*mails)
    Mailbox.objects.update(protocol=protocol, port=getattr(dovecot, protocol))
    return box


def fetch(box):
    """Fetch once, on a connection of its own."""
    box.refresh_from_db()
    door = pop3 if box.protocol == "pop3" else imap
    client = door.connect(box)
    try:
        door.fetch_new(client, box)
    finally:
        client.quit() if door is pop3 else client.logout()


def sha256_of(mail):
    """Return the hash of what is stored, read piece by piece."""
    with open_file(mail.digest) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@protocols
def test_the_header_is_kept_and_the_others_go_on(there, protocol, mails):
    """Neither the large mail nor those behind it hold anything up, and memory stays small."""
    tracemalloc.start()
    fetch(there)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 4 * MEBIBYTE
    assert RawMail.objects.filter(state="received").count() == 2
    large = RawMail.objects.get(state="quarantined")
    assert (large.subject, large.extent, large.source) == ("Sehr groß", "head", protocol)
    assert large.size == len(mails[1])
    fetch(there)
    assert RawMail.objects.count() == 3


@protocols
@pytest.mark.usefixtures("protocol")
def test_on_wish_the_rest_comes_bit_by_bit(there, mails):
    """Whole and unharmed, through pieces that memory holds one at a time."""
    fetch(there)
    want(mail=RawMail.objects.get(extent="head"), by=SYSTEM)
    tracemalloc.start()
    fetch(there)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 8 * MEBIBYTE
    large = RawMail.objects.get(state="quarantined")
    assert (large.extent, large.size) == ("", len(mails[1]))
    assert sha256_of(large) == large.digest == hashlib.sha256(mails[1]).hexdigest()


@protocols
@pytest.mark.usefixtures("protocol")
def test_what_is_not_here_whole_is_not_deleted_there(there, dovecot):
    """With deleting switched on the large mail stays until it was fetched."""
    Mailbox.objects.update(after=Mailbox.After.DELETE)
    fetch(there)
    assert dovecot.count() == 1
    want(mail=RawMail.objects.get(extent="head"), by=SYSTEM)
    fetch(there)
    fetch(there)
    assert dovecot.count() == 0


@protocols
@pytest.mark.usefixtures("protocol")
def test_a_large_mail_that_is_gone_is_told(there, dovecot):
    """A colleague deleted it before it was wanted: its header stays, with words."""
    fetch(there)
    mail = RawMail.objects.get(extent="head")
    dovecot.empty()
    want(mail=mail, by=SYSTEM)
    fetch(there)
    mail.refresh_from_db()
    assert "no longer on the server" in mail.reason
    assert not mail.may_be_fetched
