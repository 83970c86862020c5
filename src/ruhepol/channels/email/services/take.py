"""Taking a mail in: its bytes are kept before anybody tries to understand them."""

import hashlib
from datetime import timedelta

from django.db import IntegrityError, transaction

from ruhepol.channels.email.events import MailTaken
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.crash import point
from ruhepol.core.db.rows import insert
from ruhepol.core.events.outbox import publish
from ruhepol.core.files import services as files

LOOKED_AFTER = timedelta(minutes=5)


def take(
    raw: bytes, *, source: str, mailbox: Mailbox | None = None, uid_key: str = "", envelope_to: str = ""
) -> RawMail:
    """Keep a mail and see to it that it is processed; the same bytes for the same mailbox are one mail.

    When this returns, the mail cannot be lost any more. Bytes that are known already come back as the
    first row, whose state tells what became of them. Publishes MailTaken for a new one.
    Raises StorageFull, and whatever the database does.
    """
    try:
        return _keep(raw, source, mailbox, uid_key, envelope_to)
    except IntegrityError:
        return RawMail.objects.get(key=_key(raw, mailbox))


def _key(raw: bytes, mailbox: Mailbox | None) -> str:
    return f"{mailbox.pk if mailbox else 0}:{hashlib.sha256(raw).hexdigest()}"


def _keep(raw: bytes, source: str, mailbox: Mailbox | None, uid_key: str, envelope_to: str) -> RawMail:
    now = clock.now()
    with transaction.atomic():
        stored = files.store(raw)
        point("email.intake.bytes")
        mail = insert(
            RawMail(
                key=_key(raw, mailbox),
                source=source,
                mailbox=mailbox,
                uid_key=uid_key,
                envelope_to=envelope_to[:320],
                digest=stored.digest,
                size=len(raw),
                received_at=now,
                next_at=now + LOOKED_AFTER,
            )
        )
        publish(MailTaken(raw_mail_id=mail.pk), by=SYSTEM)
        point("email.intake.row")
    point("email.intake.stored")
    return mail
