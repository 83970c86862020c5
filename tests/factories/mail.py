"""Mails as bytes, and taking them in as a worker would."""

from email.message import EmailMessage
from email.utils import make_msgid

from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.process import process
from ruhepol.channels.email.services.take import take


def make_mail(
    text="Mein Server startet nicht.", *, sender="Kim Berger <kim@turnierserver.example>", **headers
):
    """Return a plain mail to the support address; `headers` by name, `_` for `-`, None leaves one out."""
    mail = EmailMessage()
    facts = {
        "From": sender,
        "To": "hilfe@nordstern.example",
        "Subject": "Server startet nicht",
        "Message-ID": make_msgid(domain="turnierserver.example"),
    }
    facts |= {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in facts.items():
        if value is not None:
            mail[name] = value
    mail.set_content(text)
    return mail


def arrive(mail, **facts):
    """Take a mail (EmailMessage or bytes) in and process it; return its row."""
    raw = mail if isinstance(mail, bytes) else mail.as_bytes()
    taken = take(raw, **{"source": RawMail.Source.SMTP, **facts})
    return process(raw_mail_id=taken.pk)
