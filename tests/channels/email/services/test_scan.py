"""With ClamAV set up no mail is read before it was looked through."""

import io
from dataclasses import replace

import pytest

from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.decide import try_again
from ruhepol.channels.email.services.process import process
from ruhepol.channels.email.services.scan import scan
from ruhepol.channels.email.services.take import take
from ruhepol.core.files.scanner import ScannerError, found_in
from ruhepol.tickets.models import Ticket
from tests.factories import clamd
from tests.factories.mail import make_mail

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def daemon(tmp_path, settings):
    """Run the daemon and have every mail looked through."""
    with clamd.running(tmp_path / "clamd.ctl") as address:
        settings.RUHEPOL = replace(settings.RUHEPOL, clamav=address)
        yield address


def infected():
    """Return a mail with a harmless file that every scanner reports."""
    mail = make_mail("siehe Anhang")
    mail.add_attachment(clamd.EICAR.decode(), filename="rechnung.txt")
    return mail.as_bytes()


@pytest.mark.usefixtures("daemon")
def test_a_clean_mail_becomes_a_ticket(run_jobs):
    """Looked through by a job, then read."""
    mail = take(make_mail().as_bytes(), source="smtp")
    run_jobs()
    mail.refresh_from_db()
    assert (mail.scan, mail.state, Ticket.objects.count()) == ("clean", RawMail.State.DONE, 1)


@pytest.mark.usefixtures("daemon")
def test_malware_waits_in_quarantine(world, run_jobs):
    """It is named, makes no ticket, and does not even when somebody insists."""
    mail = take(infected(), source="smtp")
    run_jobs()
    mail.refresh_from_db()
    assert mail.state == RawMail.State.QUARANTINED
    assert mail.reason == "ClamAV found Eicar-Signature in this mail."
    again = try_again(mail=mail, by=world.ben.actor, anyhow=True)
    assert (again.state, Ticket.objects.count()) == (RawMail.State.QUARANTINED, 0)


def test_without_the_daemon_mails_wait(settings, tmp_path):
    """A scanner that is down lets nothing through; the job tries again."""
    settings.RUHEPOL = replace(settings.RUHEPOL, clamav=f"unix://{tmp_path}/nobody")
    mail = take(make_mail().as_bytes(), source="smtp")
    assert process(raw_mail_id=mail.pk).state == RawMail.State.RECEIVED
    with pytest.raises(ScannerError):
        scan(raw_mail_id=mail.pk)
    assert process(raw_mail_id=mail.pk).state == RawMail.State.RECEIVED


def test_an_answer_that_is_no_verdict_is_none(daemon):
    """A mail above the daemon's own limit is not taken for clean."""
    with pytest.raises(ScannerError):
        found_in(io.BytesIO(b"x" * (clamd.LIMIT + 1)), daemon)


def test_a_daemon_over_the_network_is_asked_alike():
    """A port nobody listens on is a trouble that passes, too."""
    with pytest.raises(ScannerError, match="tcp"):
        found_in(io.BytesIO(b"x"), "tcp://127.0.0.1:9")
