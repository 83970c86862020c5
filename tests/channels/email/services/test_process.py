"""Nothing that cannot be read is lost, and nothing stops the next mail."""

import pytest

from ruhepol.channels.email.models import RawMail
from ruhepol.core.files.errors import StorageFull
from ruhepol.tickets.models import Ticket
from tests.factories.mail import arrive, make_mail

pytestmark = pytest.mark.usefixtures("world")


def test_a_mail_without_a_sender_waits_in_quarantine():
    """What cannot become a ticket is not lost: it stands in quarantine and says why."""
    raw = arrive(make_mail(sender=None))
    assert raw.state == RawMail.State.QUARANTINED
    assert "sender" in raw.reason
    assert Ticket.objects.count() == 0


def test_a_mail_that_breaks_the_reader_stops_no_other(monkeypatch):
    """An unforeseen error puts its own mail into quarantine, with the error's words."""
    with monkeypatch.context() as patch:
        patch.setattr("ruhepol.channels.email.services.inbound.parse", lambda raw: 1 / 0)  # noqa: ARG005
        broken = arrive(make_mail())
    assert "ZeroDivisionError" in broken.reason
    assert arrive(make_mail("Nächste")).state == RawMail.State.DONE


def test_a_full_disk_is_no_fault_of_the_mail(monkeypatch):
    """A trouble of the machine leaves the mail waiting for the next try."""

    def full(*_):
        raise StorageFull

    with monkeypatch.context() as patch:
        patch.setattr("ruhepol.core.files.services.read", full)
        with pytest.raises(StorageFull):
            arrive(make_mail())
    assert RawMail.objects.get().state == RawMail.State.RECEIVED


def test_a_report_about_no_mail_of_ours_waits_for_a_person():
    """A delivery report that belongs nowhere opens no ticket and gets no answer."""
    raw = arrive(make_mail("550 no such user", sender="MAILER-DAEMON@mx.example", Subject="Undelivered mail"))
    assert raw.state == RawMail.State.QUARANTINED
    assert Ticket.objects.count() == 0


NASTY = {
    "nothing": b"",
    "a nul": b"\x00",
    "no head": b"\r\n\r\nHallo",
    "a sender of two million letters": b"From: " + b"a" * 2_000_000 + b"@b.example\r\n\r\nx",
    "ten thousand senders": b"From: " + b"a@b.example, " * 10_000 + b"\r\n\r\nx",
    "a thousand nested parts": b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(1_000)
    ),
    "a mail in a mail in a mail": b"Content-Type: message/rfc822\r\n\r\n" * 300 + b"x",
    "a broken date": b"From: a@b.example\r\nDate: 99 Foo 2026 99:99:99 +9999\r\n\r\nx",
    "lone surrogates": "From: a@b.example\r\nSubject: \ud800\r\n\r\n\ud800".encode("utf-8", "surrogatepass"),
    "a name that is no file name": b'From: a@b.example\r\nContent-Type: text/x; name="../../\x00"\r\n\r\nx',
}


@pytest.mark.parametrize("first", NASTY)
def test_after_a_nasty_mail_the_next_one_becomes_a_ticket(first):
    """Whatever comes becomes a ticket or waits in quarantine with a reason; what follows is read."""
    nasty = arrive(NASTY[first])
    assert nasty.state in {RawMail.State.DONE, RawMail.State.QUARANTINED, RawMail.State.IGNORED}
    assert nasty.reason or nasty.ticket
    assert arrive(make_mail()).ticket
