"""Two whole installations and the post office between them, which counts every mail and keeps a robot."""

import smtplib
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import make_msgid, parseaddr

from tests.config.running import environment, up
from tests.factories.smtp import Inbox, running
from tests.journeys.house import House
from tests.processes import PATIENCE, eventually
from tests.ready import lay
from tools.postgres import free_port

AWAY = "Ich bin bis zum 6. Januar nicht im Haus."


class PostOffice(Inbox):
    """Hands each mail on by the domain of its recipient; who lives at `away.example` is never in."""

    def __init__(self):
        """Know nobody yet."""
        super().__init__()
        self.intakes = {}
        self.routes = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        """Keep a mail, and hand it on."""
        said = await super().handle_DATA(server, session, envelope)
        [to] = envelope.rcpt_tos
        self.carry(envelope.original_content, to)
        return said

    def carry(self, raw, to):
        """Bring a mail to its recipient, and let the robot answer as the most naive robots do."""
        mail = message_from_bytes(raw, policy=default)
        self.routes.append((parseaddr(mail["From"])[1], to))
        domain = to.rpartition("@")[2]
        if port := self.intakes.get(domain):
            with smtplib.SMTP("127.0.0.1", port, timeout=PATIENCE) as intake:
                intake.sendmail("", [to], raw)
        elif domain == "away.example":
            answer = write(to, parseaddr(mail["From"])[1], f"Abwesend: {mail['Subject']}", AWAY)
            if to.startswith("threaded"):
                answer["In-Reply-To"] = mail["Message-ID"]
            self.carry(answer.as_bytes(), answer["To"])


def write(sender, to, subject, text):
    """Return a mail that bears no mark of a machine."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Message-ID"] = make_msgid(domain="somewhere.example")
    mail.set_content(text)
    return mail


@contextmanager
def desk(data, domain, office):
    """Run an installation whose customers write to help@domain and whose mail goes to the post office."""
    lay(data)
    subprocess.run(
        [sys.executable, "-m", "tests.mail.staged", f"help@{domain}"], env=environment(data), check=True
    )
    port = free_port()
    settings = {
        "RUHEPOL_INTAKE_PORT": str(port),
        "RUHEPOL_SMTP_HOST": "127.0.0.1",
        "RUHEPOL_SMTP_PORT": str(office.port),
        "RUHEPOL_SMTP_TLS": "none",
    }
    with up(data, "--empty", **settings) as started:
        yield House(started, data, port)


@contextmanager
def two_desks(folder):
    """Run both, introduced to each other; yields the post office and the installations by domain."""
    office = PostOffice()
    with running(office) as server, ExitStack() as stack:
        desks = {
            domain: stack.enter_context(desk(folder / domain, domain, server))
            for domain in ("one.example", "two.example")
        }
        office.intakes = {domain: started.intake_port for domain, started in desks.items()}
        yield office, desks


def settled(desks, count):
    """Wait until one of the desks has taken this many mails and nobody has anything left to do."""
    taken = "SELECT count(*) FROM email_rawmail WHERE state <> 'received'"
    eventually(lambda: sum(desk.ask(taken)[0][0] for desk in desks.values()) >= count, f"{count} mails")
    for _ in range(3):  # what one of them did last may have given the other something to do
        for desk in desks.values():
            desk.settle()
