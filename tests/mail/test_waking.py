"""A mail wakes its watcher: the server says EXISTS, and the fetch follows upon that and nothing else."""

import re

import pytest

from ruhepol.channels.email.intake import watch
from ruhepol.channels.email.models import Mailbox, RawMail
from tests.factories.mail import make_mail
from tests.mail.cutter import wire
from tests.processes import eventually

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
