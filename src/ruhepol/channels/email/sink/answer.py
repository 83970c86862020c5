"""Writing as a customer: a real mail, handed to our own SMTP intake."""

import smtplib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid

from ruhepol.channels.email.sink.store import Kept

POLICY = SMTP.clone(max_line_length=990)
TIMEOUT = 30


def written(*, sender: str, to: str, subject: str, text: str) -> EmailMessage:
    """Return a new mail. Raises ValueError for what is no address."""
    mail = EmailMessage(policy=POLICY)
    mail["From"] = Address(addr_spec=sender.strip())
    mail["To"] = Address(addr_spec=to.strip())
    mail["Subject"] = " ".join(subject.split())
    mail["Date"] = formatdate()
    mail["Message-ID"] = make_msgid(domain=sender.strip().rpartition("@")[2])
    mail.set_content(text)
    return mail


def answer_to(kept: Kept, text: str) -> EmailMessage:
    """Return the answer a mail program would send: threaded, and quoting what it answers."""
    mail = kept.mail
    wants = (mail.reply_to or ((mail.sender,) if mail.sender else ()))[0]
    quoted = "\n".join(f"> {line}" for line in mail.text.splitlines())
    subject = mail.subject if mail.subject.lower().startswith("re:") else f"Re: {mail.subject}"
    name = mail.sender.name if mail.sender else ""
    body = f"{text}\n\nOn {formatdate()}, {name or wants.address} wrote:\n{quoted}\n"
    answer = written(sender=mail.to[0].address, to=wants.address, subject=subject, text=body)
    answer["In-Reply-To"] = f"<{mail.message_id}>"
    answer["References"] = " ".join(f"<{one}>" for one in (*mail.references[-8:], mail.message_id))
    return answer


def hand_in(mail: EmailMessage, *, host: str, port: int) -> None:
    """Send a mail to our own intake; raises OSError or SMTPException."""
    with smtplib.SMTP(host, port, timeout=TIMEOUT) as server:
        server.send_message(mail)
