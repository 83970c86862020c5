"""Our own SMTP server: yes means kept, and only for our addresses."""

import smtplib
import ssl

import pytest

from ruhepol.channels.email import tokens
from ruhepol.channels.email.intake.smtp import Server
from ruhepol.channels.email.intake.tls import server_context
from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.core.actors import SYSTEM
from ruhepol.core.files import services as files
from ruhepol.core.files.errors import StorageFull
from tests.factories.mail import make_mail
from tests.factories.tls import make_certificate
from tests.processes import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def client(world):  # noqa: ARG001  the server knows the brand's address
    """Return a connection to the running server."""
    server = Server(host="127.0.0.1", port=0, largest=100_000)
    server.start()
    try:
        with smtplib.SMTP("127.0.0.1", server.port, timeout=PATIENCE) as connection:
            yield connection
    finally:
        server.stop()


@pytest.fixture
def certificate(tmp_path):
    """Return the paths of a certificate of localhost and its key."""
    return make_certificate(tmp_path)


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


def test_who_handed_it_over_is_written_down(client):
    """Network address, greeting and envelope sender are kept for judging the sender later."""
    client.helo("mx.turnierserver.example")
    client.sendmail("kim@turnierserver.example", ["hilfe@nordstern.example"], make_mail().as_bytes())
    mail = RawMail.objects.get()
    assert (mail.client, mail.helo) == ("127.0.0.1", "mx.turnierserver.example")
    assert mail.envelope_from == "kim@turnierserver.example"


def test_a_mailbox_can_take_the_whole_domain(client, world):
    """With a catch-all every address of its domain is taken, and the named ones keep their own mailbox."""
    own = add_mailbox(brand=world.brand, address="rechnung@nordstern.example", by=SYSTEM)
    add_mailbox(brand=world.brand, address="alle@nordstern.example", by=SYSTEM, catches_all=True)
    to = ["irgendwer@nordstern.example", "Rechnung+x@Nordstern.example"]
    client.sendmail("kim@turnierserver.example", to, make_mail().as_bytes())
    found = dict(RawMail.objects.values_list("envelope_to", "mailbox__address"))
    assert found == {to[0]: "alle@nordstern.example", to[1]: own.address}


def test_the_answer_to_a_strange_address_cannot_be_forged(client):
    """What the sender wrote is repeated in one line of plain letters."""
    client.ehlo()
    client.mail("kim@turnierserver.example")
    code, words = client.docmd("RCPT TO:<" + "a" * 300 + "@else.example>")
    assert code == 550
    assert len(words) < 260


def test_without_room_the_sender_comes_back_later(world, tmp_path, settings):  # noqa: ARG001
    """When the disk has less than the reserve, a mail is not begun: 452, which every server tries again."""
    settings.DATA_DIR = tmp_path
    server = Server(host="127.0.0.1", port=0, largest=100_000, reserve=2**62)
    server.start()
    try:
        with smtplib.SMTP("127.0.0.1", server.port, timeout=PATIENCE) as line:
            line.ehlo()
            assert line.mail("kim@turnierserver.example")[0] == 452
    finally:
        server.stop()


def test_a_store_that_fills_up_meanwhile_is_told_as_that(client, monkeypatch):
    """The disk is full in the middle of writing: 452, and no row without bytes."""

    def full(_stream):
        raise StorageFull("no space left on device")

    monkeypatch.setattr("ruhepol.core.files.services.store", full)
    with pytest.raises(smtplib.SMTPDataError) as refused:
        client.sendmail("kim@turnierserver.example", ["hilfe@nordstern.example"], make_mail().as_bytes())
    assert refused.value.smtp_code == 452
    assert RawMail.objects.count() == 0


def test_the_line_can_be_encrypted(world, certificate):  # noqa: ARG001
    """With a certificate STARTTLS is offered, and a mail comes through it."""
    server = Server(host="127.0.0.1", port=0, largest=100_000, tls=server_context(*map(str, certificate)))
    server.start()
    try:
        with smtplib.SMTP("localhost", server.port, timeout=PATIENCE) as line:
            line.starttls(context=ssl.create_default_context(cafile=str(certificate[0])))
            line.sendmail("kim@turnierserver.example", ["hilfe@nordstern.example"], make_mail().as_bytes())
    finally:
        server.stop()
    assert RawMail.objects.count() == 1


def test_a_certificate_that_cannot_be_read_is_told(tmp_path):
    """A wrong path stops the start and does not quietly offer no encryption."""
    assert server_context("", "") is None
    with pytest.raises(OSError, match="No such file"):
        server_context(str(tmp_path / "none.pem"), "")
