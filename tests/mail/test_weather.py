"""What happens on mail servers: mails vanish, folders are made anew, servers restart, thousands wait."""

import hashlib
import os
import resource

import pytest

from ruhepol.channels.email.intake.imap import connect, fetch_new
from ruhepol.channels.email.intake.probe import probe
from ruhepol.channels.email.intake.troubles import FolderMissingError
from ruhepol.channels.email.intake.watch import Watcher
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.secrets import seal
from ruhepol.channels.email.services.process import process
from ruhepol.core.files import services as files
from ruhepol.core.files.errors import StorageFull
from tests.factories.mail import make_mail
from tests.processes import PATIENCE, eventually

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


def fetch(box):
    """Fetch once, on a connection of its own; return how many came."""
    box.refresh_from_db()
    client = connect(box)
    try:
        return fetch_new(client, box)
    finally:
        client.logout()


def test_a_mail_that_is_moved_away_under_us_stops_nothing(box, dovecot, reader):
    """A colleague files a mail between our looking and our fetching; the next one is fetched all the same."""
    dovecot.deliver(*(make_mail(text).as_bytes() for text in ("weg", "da")))
    reader.noop()
    first, _second = reader.search()
    client = connect(box)
    asked = client.search

    def search(*criteria):
        found = asked(*criteria)
        reader.delete_messages([first])
        reader.expunge()
        return found

    client.search = search
    assert fetch_new(client, box) == 2
    client.logout()
    assert RawMail.objects.count() == 1


def test_a_folder_that_is_made_anew_brings_new_mails_only(box, reader):
    """Deleted and created again, a folder begins to count anew (UIDVALIDITY): the old are known by bytes."""
    Mailbox.objects.update(folder="Hilfe")
    old, new = (make_mail(text).as_bytes() for text in ("alt", "neu"))
    reader.create_folder("Hilfe")
    reader.append("Hilfe", old)
    assert fetch(box) == 1
    before = box.uid_validity

    def made_anew():  # Dovecot counts UIDVALIDITY in seconds
        reader.delete_folder("Hilfe")
        reader.create_folder("Hilfe")
        return reader.folder_status("Hilfe", ["UIDVALIDITY"])[b"UIDVALIDITY"] != before

    eventually(made_anew, "another UIDVALIDITY")
    reader.append("Hilfe", old)
    reader.append("Hilfe", new)
    fetch(box)
    assert box.uid_validity != before
    assert RawMail.objects.count() == 2


def test_a_folder_that_is_not_there_is_named_with_those_that_are(box, reader):
    """The page can say what to choose instead."""
    reader.create_folder("Hilfe")
    Mailbox.objects.update(folder="Hilfee")
    with pytest.raises(FolderMissingError) as missing:
        fetch(box)
    assert {"INBOX", "Hilfe"} <= set(missing.value.there)
    assert "Hilfee" in probe(box).error


def test_trying_out_changes_nothing(box, dovecot, reader):
    """The number of mails is told, none is fetched or marked; a wrong password is told in plain words."""
    dovecot.deliver(make_mail().as_bytes())
    assert (probe(box).mails, RawMail.objects.count()) == (1, 0)
    reader.noop()
    assert reader.get_flags(reader.search()) in ({1: ()}, {1: (b"\\Recent",)})
    box.sealed_password = seal("wrong")
    assert "does not accept the user name or password of desk" in probe(box).error


def test_a_server_that_restarts_is_found_again(box, dovecot):
    """The watcher loses its line, writes down why, and goes on as soon as the server is back."""
    watcher = Watcher(box.pk)
    watcher.start()
    try:
        eventually(lambda: Mailbox.objects.get().fetched_at)
        dovecot.stop()
        eventually(lambda: Mailbox.objects.get().error)
        dovecot.start()
        dovecot.deliver(make_mail("danach").as_bytes())
        eventually(RawMail.objects.exists)
        eventually(lambda: not Mailbox.objects.get().error)
    finally:
        watcher.stop()
        watcher.join(PATIENCE)


def test_five_thousand_waiting_mails_are_all_fetched(box, dovecot):
    """After a weekend, or on the first day: each once, in their order, with nothing left behind."""
    body = make_mail("x").as_bytes()
    dovecot.lay(*(body.replace(b"Subject: ", b"Subject: %d " % n) for n in range(5_000)))
    assert fetch(box) == 5_000
    uids = [
        int(key.partition(":")[2]) for key in RawMail.objects.order_by("pk").values_list("uid_key", flat=True)
    ]
    assert uids == list(range(1, 5_001))
    assert fetch(box) == 0


def test_every_attachment_arrives_bit_by_bit(box, dovecot):
    """From LMTP through IMAP and the reader into the file store: hashes are equal."""
    contents = [os.urandom(size) for size in (0, 1, 997, 76 * 3, 300_000)] + [b"\r\n.\r\nFrom me\n" * 50]
    mail = make_mail("siehe Anhang")
    for number, content in enumerate(contents):
        mail.add_attachment(content, maintype="application", subtype="x-thing", filename=f"{number}.bin")
    dovecot.deliver(mail.as_bytes())
    fetch(box)
    message = process(raw_mail_id=RawMail.objects.get().pk).message
    kept = {file.name: file.digest for file in message.attachments.all()}
    assert kept == {f"{n}.bin": hashlib.sha256(c).hexdigest() for n, c in enumerate(contents)}
    assert all(files.read(digest) in contents for digest in kept.values())


def test_a_full_disk_loses_nothing(box, dovecot):
    """While a mail cannot be written it stays the next one to fetch; with room again it comes."""
    small, large = make_mail("klein"), make_mail("groß")
    large.add_attachment(os.urandom(24 * 2**20), maintype="application", subtype="x-thing", filename="x.bin")
    dovecot.deliver(small.as_bytes(), large.as_bytes())
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # The kernel says "too large" where a full disk says "no space"; the store treats both alike.
    resource.setrlimit(resource.RLIMIT_FSIZE, (20 * 2**20, before[1]))
    try:
        with pytest.raises(StorageFull):
            fetch(box)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    box.refresh_from_db()
    assert (RawMail.objects.count(), box.uid) == (1, 1)
    assert fetch(box) == 1
    assert RawMail.objects.order_by("-pk")[0].size > 24 * 2**20
