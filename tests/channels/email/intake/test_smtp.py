"""Our own SMTP server: yes means kept, and only for our addresses."""

import smtplib

import pytest

from ruhepol.channels.email import tokens
from ruhepol.channels.email.intake.smtp import Server
from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.core.actors import SYSTEM
from ruhepol.core.files import services as files
from tests.factories.mail import make_mail

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def client(world):  # noqa: ARG001  the server knows the brand's address
    """Return a connection to the running server."""
    server = Server(host="127.0.0.1", port=0, largest=100_000)
    server.start()
    try:
        with smtplib.SMTP("127.0.0.1", server.port, timeout=10) as connection:
            yield connection
    finally:
        server.stop()


def test_yes_means_kept(client):
    """After 250 the bytes are in the store and the row is committed."""
    raw = make_mail().as_bytes().replace(b"\n", b"\r\n")
    client.sendmail("kim@turnierserver.example", ["hilfe@nordstern.example"], raw)
    kept = RawMail.objects.get()
    assert files.read(kept.digest) == raw
    assert (kept.source, kept.envelope_to) == ("smtp", "hilfe@nordstern.example")


def test_a_tagged_address_is_ours_too(client):
    """An answer to an address with a token is taken, and the tag is kept."""
    address = f"hilfe+{tokens.token(1)}@nordstern.example"
    client.sendmail("kim@turnierserver.example", [address], make_mail().as_bytes())
    assert RawMail.objects.get().envelope_to == address


def test_strange_recipients_are_refused(client):
    """We relay for nobody."""
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        client.sendmail("kim@turnierserver.example", ["somebody@else.example"], make_mail().as_bytes())
    assert refused.value.recipients["somebody@else.example"][0] == 550


def test_two_of_our_mailboxes_each_keep_it(client, world):
    """One hand-over to two mailboxes of ours is one mail in each."""
    addresses = ["rechnung@nordstern.example", "technik@nordstern.example"]
    for address in addresses:
        add_mailbox(brand=world.brand, address=address, by=SYSTEM)
    client.sendmail("kim@turnierserver.example", addresses, make_mail().as_bytes())
    assert sorted(RawMail.objects.values_list("mailbox__address", flat=True)) == addresses


def test_a_mail_that_cannot_be_kept_is_asked_for_again(client, monkeypatch):
    """When the store is broken the sender is told to come back, and nothing is half done."""
    with monkeypatch.context() as patch:
        patch.setattr("ruhepol.core.files.services.store", lambda _: 1 / 0)
        with pytest.raises(smtplib.SMTPDataError) as refused:
            client.sendmail("kim@turnierserver.example", ["hilfe@nordstern.example"], make_mail().as_bytes())
    assert refused.value.smtp_code == 451
    assert RawMail.objects.count() == 0


def test_a_mail_that_is_too_large_is_refused(client):
    """The limit is told and kept."""
    big = make_mail("x" * 70 + "\n" * 200_000).as_bytes()
    with pytest.raises(smtplib.SMTPResponseException) as refused:
        client.sendmail("kim@turnierserver.example", ["hilfe@nordstern.example"], big)
    assert refused.value.smtp_code == 552
    assert RawMail.objects.count() == 0


def test_a_mail_that_runs_in_circles_is_stopped(client):
    """A mail with more hops than any honest way has is refused."""
    hops = b"".join(b"Received: from a by b\r\n" for _ in range(60))
    with pytest.raises(smtplib.SMTPDataError) as refused:
        client.sendmail(
            "kim@turnierserver.example", ["hilfe@nordstern.example"], b"X: y\r\n" + hops + b"\r\nhi"
        )
    assert refused.value.smtp_code == 554
