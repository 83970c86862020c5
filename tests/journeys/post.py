"""The customers' mail programs: they write to the house by SMTP and read what the sink was handed.

Built from the standard library alone, so that the product's own mail code is not its own judge.
"""

import smtplib
from contextlib import suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from email.utils import formatdate, make_msgid, parseaddr
from pathlib import Path

from tests.processes import PATIENCE, eventually

SUPPORT = "hilfe@nordstern.example"


class Post:
    """Everybody's mailbox."""

    def __init__(self, intake_port: int, sink: Path) -> None:
        """Write to a port of this machine, read a folder of mails."""
        self._port = intake_port
        self._sink = sink

    def send(self, mail: EmailMessage) -> EmailMessage:
        """Hand a mail to the house; as any sender, come again where nobody opens, as after a kill."""
        eventually(lambda: self._is_taken(mail), "a house that takes mail")
        return mail

    def _is_taken(self, mail: EmailMessage) -> bool:
        with suppress(ConnectionRefusedError):
            with smtplib.SMTP("127.0.0.1", self._port, timeout=PATIENCE) as server:
                server.send_message(mail)
            return True
        return False

    def write(self, sender: str, subject: str, text: str) -> EmailMessage:
        """Send a new mail to the support address."""
        return self.send(_mail(sender, SUPPORT, subject, text))

    def answer(self, got: EmailMessage, text: str) -> EmailMessage:
        """Answer a mail as mail programs do: threaded, the old words quoted below."""
        words = got.get_body(("plain",)).get_content()
        quoted = "\n".join(f"> {line}" for line in words.splitlines())
        subject = got["Subject"] if got["Subject"].startswith("Re:") else f"Re: {got['Subject']}"
        body = f"{text}\n\nAm Montag schrieb {got['From']}:\n{quoted}\n"
        mail = _mail(str(got["To"]), str(got["Reply-To"] or got["From"]), subject, body)
        mail["In-Reply-To"] = got["Message-ID"]
        mail["References"] = f"{got['References'] or ''} {got['Message-ID']}".strip()
        return self.send(mail)

    def got(self, address: str, words: str = "") -> list[EmailMessage]:
        """Return the mails an address was sent whose plain part has these words, oldest first."""
        kept = [
            message_from_bytes(path.read_bytes(), policy=default) for path in sorted(self._sink.glob("*.eml"))
        ]
        own = [mail for mail in kept if parseaddr(mail["To"])[1] == address]
        return [mail for mail in own if words in mail.get_body(("plain",)).get_content()]

    def wait(self, address: str, words: str) -> EmailMessage:
        """Return the first mail to an address with these words, as soon as it is there."""
        eventually(lambda: self.got(address, words), f"a mail to {address} with {words!r}")
        return self.got(address, words)[0]


def _mail(sender: str, to: str, subject: str, text: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP.clone(max_line_length=990))
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"] = formatdate()
    mail["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2])
    mail.set_content(text)
    return mail
