"""Full mailboxes and full disks: nothing is lost, and a person is told what to do."""

import os
import shutil
import subprocess

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from ruhepol.channels.email.health import troubles
from ruhepol.channels.email.intake import imap
from ruhepol.channels.email.intake.watch import Watcher
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.core.files.errors import StorageFull
from ruhepol.core.files.services import read
from tests.factories.mail import make_mail
from tests.mail import dovecot as servers
from tests.mail.test_weather import fetch
from tests.processes import eventually

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes, pytest.mark.timeout(180)]
QUOTA = 40_000


@pytest.fixture
def dovecot():
    """Run a server whose mailbox holds little, on which a mail can only be moved by a copy."""
    with servers.running(quota=QUOTA) as server:
        yield server


@pytest.fixture
def _no_move(monkeypatch):
    """Let the server be one of those that know no MOVE."""
    asked = IMAPClient.has_capability
    monkeypatch.setattr(IMAPClient, "has_capability", lambda self, name: name != "MOVE" and asked(self, name))


@pytest.mark.usefixtures("_no_move")
def test_a_full_mailbox_is_fetched_and_named(box, dovecot, reader):
    """What cannot be moved there is kept here, once; the page says why, and new mail still comes at once."""
    Mailbox.objects.update(after=Mailbox.After.MOVE, move_to="Erledigt")
    raws = [make_mail(f"Nummer {n} " + "x" * 20_000).as_bytes() for n in range(3)]
    dovecot.lay(*raws)
    watcher = Watcher(box.pk)
    watcher.start()
    try:
        eventually(lambda: Mailbox.objects.get().error, "the trouble to be told")
        assert RawMail.objects.count() == 3
        told = Mailbox.objects.get()
        assert "does not let us clear them away" in told.error
        assert "uota" in told.error
        assert told.fetched_at
        assert [trouble.kind for trouble in troubles()] == []
        reader.noop()
        reader.delete_messages(reader.search())
        reader.expunge()
        dovecot.deliver(make_mail("danach").as_bytes())
        eventually(lambda: RawMail.objects.count() == 4, "the next mail to come")
        eventually(lambda: not Mailbox.objects.get().error, "the trouble to be over")
    finally:
        watcher.stop()
        watcher.join(20)
    reader.select_folder("Erledigt")
    assert len(reader.search()) == 1


@pytest.mark.usefixtures("_no_move")
def test_nothing_is_deleted_that_could_not_be_copied(box, dovecot, reader):
    """A copy that fails deletes nothing there."""
    Mailbox.objects.update(after=Mailbox.After.MOVE, move_to="Erledigt")
    dovecot.lay(*(make_mail(f"Nummer {n} " + "x" * 20_000).as_bytes() for n in range(3)))
    with pytest.raises(imap.ClearingError):
        fetch(box)
    reader.noop()
    assert len(reader.search()) == 3
    assert not reader.search(["DELETED"])


def test_the_quota_is_one(dovecot, reader):
    """The server really refuses what does not fit."""
    dovecot.deliver(make_mail("x" * 30_000).as_bytes())
    with pytest.raises(IMAPClientError, match="uota"):
        reader.append("INBOX", make_mail("x" * 30_000).as_bytes())


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own with room for a megabyte, as large as the mails of these tests are small."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "ruhepol", str(place)]
    if os.geteuid() != 0 or subprocess.run(command, check=False).returncode:
        pytest.skip("a disk of its own needs root and the right to mount")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_full_loses_nothing(box, dovecot, small_disk, settings):
    """What does not fit stays the next one to fetch; what came before it is kept, and with room it comes."""
    settings.DATA_DIR = small_disk
    filler = small_disk / "filler"
    filler.write_bytes(b"\0" * 900_000)
    small, large = make_mail("klein").as_bytes(), make_mail("groß " + "x" * 35_000).as_bytes()
    large = large + b"y" * 170_000 + b"\n"
    dovecot.lay(small, large, small.replace(b"klein", b"danach"))
    with pytest.raises(StorageFull):
        fetch(box)
    box.refresh_from_db()
    assert (RawMail.objects.count(), box.uid) == (1, 1)
    assert not list((small_disk / "files" / "incoming").glob("*"))
    filler.unlink()
    assert fetch(box) == 2
    kept = RawMail.objects.order_by("-size")[0]
    assert len(read(kept.digest)) == kept.size > 200_000
    assert shutil.disk_usage(small_disk).free > 0
