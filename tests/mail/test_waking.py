"""A mail wakes its watcher: the server says EXISTS, and the fetch follows upon that and nothing else."""

import re
from contextlib import contextmanager

import pytest

from ruhepol.channels.email.intake import watch
from ruhepol.channels.email.models import Mailbox, RawMail
from tests.factories.mail import make_mail
from tests.mail import dovecot as servers
from tests.mail.cutter import wire
from tests.processes import PATIENCE, eventually

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes, pytest.mark.timeout(120)]
HOUR = 3600.0
VERB = re.compile(rb"^\S+ (?:UID )?([A-Z]+)|^(DONE)", re.MULTILINE)


def verbs(said):
    """Return the commands a client said, in their order."""
    return [(one or done).decode() for one, done in VERB.findall(said)]


def test_the_fetch_follows_upon_the_servers_word(box, dovecot, monkeypatch):
    """It would ask again in an hour only and renews nothing meanwhile, so it is the news that wakes it."""
    monkeypatch.setattr(watch, "ROUND", HOUR)
    monkeypatch.setattr(watch, "SLICE", HOUR)
    with wire(dovecot.imap) as line:
        Mailbox.objects.update(port=line.port)
        watcher = watch.Watcher(box.pk)
        watcher.start()
        try:
            eventually(lambda: verbs(line.said)[-1:] == ["IDLE"], "the watcher to listen")
            before = line.said
            for number in (1, 2):
                dovecot.deliver(make_mail(f"Nummer {number}").as_bytes())
                heard = before.count(b" IDLE\r\n") + number
                eventually(lambda n=number: RawMail.objects.count() == n, "the mail to be kept")
                eventually(lambda n=heard: line.said.count(b" IDLE\r\n") == n, "listening again")
        finally:
            watcher.stop()
            dovecot.kill()  # the line ends, and with it the waiting
            watcher.join(20)
        said = verbs(line.said[len(before) :])
    assert not watcher.is_alive()
    visit = ["DONE", "EXAMINE", "SEARCH", "FETCH", "FETCH", "IDLE"]
    assert [verb for verb in said if verb in visit][: 2 * len(visit)] == visit * 2
    assert "NOOP" not in said


@contextmanager
def watched(box, line):
    """Have the mailbox watched over this line as long as the block."""
    Mailbox.objects.filter(pk=box.pk).update(port=line.port)
    watcher = watch.Watcher(box.pk)
    watcher.start()
    try:
        yield
    finally:
        watcher.stop()
        watcher.join(PATIENCE)
        assert not watcher.is_alive()


@pytest.fixture
def mute():
    """Run a server that knows no IDLE."""
    with servers.running(idles=False) as server:
        yield server


def test_a_server_that_cannot_tell_is_asked(mute, make_box, monkeypatch):
    """Without IDLE the same line is asked again and again, and each mail is kept once."""
    monkeypatch.setattr(watch, "ROUND", 0.2)
    box = make_box(mute)
    with wire(mute.imap) as line, watched(box, line):
        for number in (1, 2):
            mute.deliver(make_mail(f"Nummer {number}").as_bytes())
            eventually(lambda n=number: RawMail.objects.count() == n, "the mail to be kept")
        eventually(lambda: verbs(line.said).count("NOOP") > 1, "it to ask again")
    said = verbs(line.said)
    assert "IDLE" not in said
    assert said.count("LOGIN") + said.count("AUTHENTICATE") == 1
    assert RawMail.objects.count() == 2
