"""Mailboxes over TLS: the right certificate opens them; for any other nothing is said in the clear."""

import datetime as dt
import socket
import threading
from contextlib import suppress

import pytest

from ruhepol.channels.email.intake import imap, pop3
from ruhepol.channels.email.intake.probe import probe
from ruhepol.channels.email.intake.troubles import NotEncryptedError
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.services.mailboxes import add_mailbox
from ruhepol.core.actors import SYSTEM
from tests.factories.mail import make_mail
from tests.factories.tls import LOCAL, Authority, make_certificate
from tests.mail import dovecot as servers
from tests.mail.cutter import wire
from tests.mail.dovecot import PASSWORD, USER

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]

WAYS = [("imap", "tls"), ("imap", "starttls"), ("pop3", "tls"), ("pop3", "starttls")]
ways = pytest.mark.parametrize(("protocol", "encryption"), WAYS)
protocols = pytest.mark.parametrize("protocol", ["imap", "pop3"])
DOORS = {"imap": imap, "pop3": pop3}


@pytest.fixture
def authority(tmp_path, monkeypatch):
    """An authority of our own, which this machine knows like any other."""
    made = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.path))
    return made


def box_on(world, protocol, encryption, port, host="localhost"):
    """Add the mailbox as an administrator types it."""
    return add_mailbox(
        brand=world.brand, address="hilfe@nordstern.example", by=SYSTEM, password=PASSWORD, host=host,
        port=port, user=USER, protocol=protocol, encryption=encryption, takes_existing=True,
    )  # fmt: skip


def port_of(server, protocol, encryption):
    """Return where a server speaks a protocol so encrypted."""
    return getattr(server, f"{protocol}s" if encryption == "tls" else protocol)


@ways
def test_the_right_certificate_opens_the_mailbox(world, authority, protocol, encryption):
    """A mail comes through, and neither it nor the password crosses the wire in the clear."""
    with servers.running(certificate=authority.certificate(*LOCAL)) as server:
        server.deliver(make_mail("streng geheim").as_bytes())
        with wire(port_of(server, protocol, encryption)) as line:
            box = box_on(world, protocol, encryption, line.port)
            client = DOORS[protocol].connect(box)
            assert DOORS[protocol].fetch_new(client, box) == 1
            client.logout() if protocol == "imap" else client.quit()
            assert line.said
            assert not any(word.encode() in line.said for word in (USER, PASSWORD))
    assert RawMail.objects.get().source == protocol


@ways
def test_an_authority_nobody_knows_is_refused(world, tmp_path, protocol, encryption):
    """Without our trust in it the line ends before the password, and the page says how trust is given."""
    with servers.running(certificate=Authority(tmp_path).certificate(*LOCAL)) as server:
        told = refused(world, server, protocol, encryption)
    assert "signed by nobody this machine trusts" in told
    assert "update-ca-certificates" in told


def refused(world, server, protocol, encryption):
    """Try a mailbox out; return why not, when surely no password was said."""
    with wire(port_of(server, protocol, encryption)) as line:
        told = probe(box_on(world, protocol, encryption, line.port)).error
        assert PASSWORD.encode() not in line.said
    return told


@protocols
def test_a_certificate_of_another_server_is_refused(world, authority, protocol):
    """The name counts, and the page says which name the certificate bears."""
    with servers.running(certificate=authority.certificate("mail.else.example")) as server:
        told = refused(world, server, protocol, "tls")
    assert "belongs to another server than localhost" in told
    assert "name that stands in its certificate" in told


@protocols
def test_a_certificate_that_has_ended_is_refused(world, authority, protocol):
    """Expired is expired, and only the other side can mend it."""
    ended = authority.certificate(*LOCAL, until=-dt.timedelta(days=1))
    with servers.running(certificate=ended) as server:
        told = refused(world, server, protocol, "starttls")
    assert "has expired" in told
    assert "renew" in told


def test_a_certificate_that_signs_itself_is_refused(world, tmp_path):
    """What comes with many servers out of the box proves nothing."""
    with servers.running(certificate=make_certificate(tmp_path)) as server:
        assert "signed by nobody" in refused(world, server, "imap", "tls")


@protocols
def test_a_server_without_starttls_is_not_spoken_to_in_the_clear(world, protocol):
    """Whether it cannot or somebody on the way strips the offer: no name, no password, and a sentence."""
    with servers.running() as server:
        told = refused(world, server, protocol, "starttls")
    assert "offers no STARTTLS" in told
    assert "password was not sent" in told


@protocols
def test_tls_to_a_port_without_it_is_told_as_that(world, protocol):
    """The most common slip of all: the port of the other way."""
    with servers.running() as server:
        box = box_on(world, protocol, "tls", getattr(server, protocol))
        assert "Try STARTTLS or another port" in probe(box).error


class Liar(threading.Thread):
    """Says a greeting, then answers every line the same; keeps what it heard."""

    def __init__(self, greeting, answer):
        """Listen."""
        super().__init__(daemon=True)
        self.greeting, self.answer, self.heard = greeting, answer, b""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def run(self):
        """Serve one client until it leaves."""
        client, _address = self.listener.accept()
        with client, self.listener, suppress(ConnectionError):
            client.sendall(self.greeting)
            while said := client.recv(4096):
                self.heard += said
                client.sendall(self.answer.replace(b"TAG", said.partition(b" ")[0]))


@pytest.mark.parametrize(
    ("protocol", "greeting", "answer"),
    [
        ("imap", b"* PREAUTH welcome\r\n", b"* CAPABILITY IMAP4rev1 STARTTLS\r\nTAG OK done\r\n"),
        ("imap", b"* OK hi\r\n", b"* CAPABILITY IMAP4rev1 STARTTLS\r\nTAG OK done\r\n"),
        ("imap", b"* OK hi\r\n", b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nTAG OK done\r\n"),
        ("pop3", b"+OK hi\r\n", b"+OK\r\nSTLS\r\nUSER\r\n.\r\n"),
        ("pop3", b"+OK hi\r\n", b"-ERR what?\r\n"),
    ],
)
def test_who_stands_between_learns_nothing(world, protocol, greeting, answer):
    """A stranger who says we are signed in already, takes the offer away or plays along in the clear."""
    liar = Liar(greeting, answer)
    liar.start()
    box = box_on(world, protocol, "starttls", liar.port, host="127.0.0.1")
    assert probe(box).error
    liar.join(20)
    assert not liar.is_alive()
    assert not any(word.encode() in liar.heard for word in (USER, PASSWORD, "LOGIN", "PASS"))


def test_a_watcher_would_try_again(world):
    """Refusing to speak is a trouble like others: written down and tried again, never a crash."""
    with servers.running() as server:
        box = box_on(world, "imap", "starttls", server.imap)
        with pytest.raises(NotEncryptedError):
            imap.connect(box)
    assert Mailbox.objects.get().is_active
