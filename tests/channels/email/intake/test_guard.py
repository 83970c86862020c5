"""What visitors may do to our SMTP server: come in numbers, drip, stay, guess and load it with bytes."""

import dataclasses
import smtplib
import socket
import ssl
from contextlib import ExitStack, contextmanager

import pytest

from ruhepol.channels.email.intake.guard import Limits, Visits
from ruhepol.channels.email.intake.smtp import Server
from ruhepol.channels.email.intake.tls import server_context
from ruhepol.channels.email.models import RawMail
from tests.factories.mail import make_mail
from tests.factories.tls import make_certificate
from tests.processes import PATIENCE, eventually

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("world")]
OURS, THEIRS = "hilfe@nordstern.example", "kim@turnierserver.example"


@contextmanager
def serving(*, largest=100_000, tls=None, **limits):
    """Run a server with these limits as long as the block."""
    server = Server(host="127.0.0.1", port=0, largest=largest, tls=tls, limits=Limits(**limits))
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def strangers(settings):
    """Let nobody be a relay of ours, not even this machine."""
    settings.RUHEPOL = dataclasses.replace(settings.RUHEPOL, intake_relays=())


def visitor(server):
    """Return a client that has said hello."""
    line = smtplib.SMTP("127.0.0.1", server.port, timeout=PATIENCE)
    line.ehlo()
    return line


def begin(line):
    """Go as far as the text of a mail."""
    line.mail(THEIRS)
    line.rcpt(OURS)
    assert line.docmd("DATA")[0] == 354


def last_words(line):
    """Return all that is still said until the line is gone."""
    said = b""
    try:
        while piece := line.file.read1(4096):  # what the client has read already stands there
            said += piece
    except ConnectionError:
        pass
    return said


def works(server):
    """Tell whether a well-behaved visitor's mail is taken."""
    before = RawMail.objects.count()
    with visitor(server) as line:
        line.sendmail(THEIRS, [OURS], make_mail(f"Nummer {before}").as_bytes())
    return RawMail.objects.count() == before + 1


@pytest.mark.usefixtures("strangers")
def test_one_address_gets_so_many_lines():
    """The next one is asked to come again, and may as soon as one has left."""
    with serving(per_address=3) as server, ExitStack() as lines:
        held = [lines.enter_context(visitor(server)) for _ in range(3)]
        with pytest.raises(smtplib.SMTPConnectError) as refused:
            smtplib.SMTP("127.0.0.1", server.port, timeout=PATIENCE)
        assert refused.value.smtp_code == 421
        held[0].quit()
        eventually(lambda: server.visits.here.total() == 2, "one to have left")
        assert works(server)


def test_our_own_relay_is_not_counted(settings):
    """All mail of an installation behind a server of its own comes from one address."""
    assert settings.RUHEPOL.intake_relays
    with serving(per_address=1) as server, ExitStack() as lines:
        for _ in range(4):
            lines.enter_context(visitor(server))
        assert works(server)


def test_all_together_are_limited_too():
    """However many addresses they come from."""
    with serving(visitors=2) as server, ExitStack() as lines:
        for _ in range(2):
            lines.enter_context(visitor(server))
        with pytest.raises(smtplib.SMTPConnectError):
            smtplib.SMTP("127.0.0.1", server.port, timeout=PATIENCE)


@pytest.mark.usefixtures("strangers")
def test_a_network_of_the_new_kind_counts_as_one():
    """Whoever has one IPv6 address has billions."""
    visits = Visits(Limits(per_address=1))
    assert visits.enter("2001:db8:1:2::1") == "2001:db8:1:2::/64"
    assert visits.enter("2001:db8:1:2:ffff::7") is None
    assert visits.enter("2001:db8:1:3::1")
    assert visits.enter("::ffff:192.0.2.1") == "192.0.2.1"
    assert visits.enter("192.0.2.1") is None


def test_a_text_that_drips_is_cut():
    """The visit ends with words, nothing is kept, and others are served."""
    with serving(look=1, slowest=10_000) as server:
        with visitor(server) as drip:
            begin(drip)
            drip.send(b"Subject: so ")
            assert last_words(drip).startswith(b"421 4.4.2 Too slow")
        assert works(server)
    assert RawMail.objects.count() == 1


def test_a_visit_that_only_passes_the_time_ends():
    """Saying something now and then does not keep a place for ever."""
    with serving(visit=1, look=0.2) as server, visitor(server) as idler:
        assert last_words(idler).startswith(b"421 4.4.2 This took too long")


def test_silence_ends_a_visit():
    """Who never says a word is gone after a while, greeting or not."""
    with serving(silence=0.3) as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as mute:
            assert mute.recv(100).startswith(b"220")
            assert mute.recv(100) == b""
        eventually(lambda: not server.visits.here, "nobody to be there")


def test_bytes_in_hand_are_limited():
    """Many senders of large mails at once cannot fill the memory: one goes and comes again."""
    with serving(largest=4 * 2**20, in_hand=2**20) as server:
        with visitor(server) as heavy:
            begin(heavy)
            try:
                for _ in range(64):
                    heavy.send(b"x" * 70 + b"\r\n" + (b"y" * 998 + b"\r\n") * 64)
                told = last_words(heavy)
            except (ConnectionError, smtplib.SMTPServerDisconnected):
                told = b""
            assert told in {b"", b"421 4.3.2 Too much mail at once, try again later\r\n"}
        eventually(lambda: server.visits.in_hand == 0, "all to be let go")
        assert works(server)
    assert RawMail.objects.count() == 1


@pytest.mark.usefixtures("strangers")
def test_who_guesses_addresses_is_shown_out():
    """After so many that are not ours the visit ends."""
    with serving(refused=5) as server, visitor(server) as guesser:
        guesser.mail(THEIRS)
        codes = [guesser.rcpt(f"nr{number}@nordstern.example")[0] for number in range(5)]
        assert codes == [550] * 5
        assert last_words(guesser).startswith(b"421 4.7.0")


def test_passing_the_time_is_not_work():
    """A word that does nothing is heard so often and no more."""
    with serving() as server, visitor(server) as line:
        assert 421 in [line.noop()[0] for _ in range(21)]


def test_long_lines_are_taken():
    """The standard ends a line at 1,000 letters, and programs that do not know that write mails, too."""
    raw = make_mail("x" * 20_000).as_bytes()
    with serving() as server, visitor(server) as line:
        line.sendmail(THEIRS, [OURS], b"X-Long: " + b"y" * 30_000 + b"\r\n" + raw)
    assert RawMail.objects.get().size > 50_000


def test_the_limits_hold_behind_tls(tmp_path):
    """A visitor who encrypts is counted once, may drip no slower and is gone when gone."""
    certificate = make_certificate(tmp_path)
    context = ssl.create_default_context(cafile=str(certificate[0]))
    with serving(tls=server_context(*map(str, certificate)), look=1, slowest=10_000) as server:
        with smtplib.SMTP("localhost", server.port, timeout=PATIENCE) as line:
            line.starttls(context=context)
            line.ehlo()
            assert server.visits.here.total() == 1
            begin(line)
            line.send(b"Subject: so ")
            assert last_words(line).startswith(b"421 4.4.2 Too slow")
        eventually(lambda: not server.visits.here, "nobody to be there")
        assert works(server)


def test_commands_slipped_in_before_tls_are_forgotten(tmp_path):
    """What a stranger on the way adds behind STARTTLS is not taken for the sender's word."""
    certificate = make_certificate(tmp_path)
    context = ssl.create_default_context(cafile=str(certificate[0]))
    with serving(tls=server_context(*map(str, certificate))) as server, visitor(server) as line:
        line.sock.sendall(b"STARTTLS\r\nMAIL FROM:<evil@else.example>\r\n")
        assert line.getreply()[0] == 220
        with context.wrap_socket(line.sock, server_hostname="localhost") as safe:
            safe.sendall(b"EHLO y\r\nRCPT TO:<hilfe@nordstern.example>\r\nQUIT\r\n")
            said = b"".join(iter(lambda: safe.recv(4096), b""))
        line.close()
    assert b"\r\n503 " in said
    assert b"\r\n250 2.1.5" not in said
