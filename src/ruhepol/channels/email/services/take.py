"""Taking a mail in: its bytes are kept before anybody tries to understand them."""

import hashlib
from datetime import timedelta
from typing import TypedDict

from django.db import IntegrityError, transaction

from ruhepol.channels.email.events import MailTaken
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.trust.verdict import Peer
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.crash import point
from ruhepol.core.db.rows import insert
from ruhepol.core.events.outbox import publish
from ruhepol.core.files import services as files


class Place(TypedDict):
    """Where a mail lies on a server."""

    source: str
    mailbox: Mailbox
    uid_key: str


LOOKED_AFTER = timedelta(minutes=5)


def take(  # noqa: PLR0913  a mail has this many facts
    raw: bytes,
    *,
    source: str,
    mailbox: Mailbox | None = None,
    uid_key: str = "",
    envelope_to: str = "",
    peer: Peer | None = None,
) -> RawMail:
    """Keep a mail and see to it that it is processed; the same bytes for the same mailbox are one mail.

    `peer` is who handed it over, where that is known. When this returns, the mail cannot be lost any more.
    Bytes that are known already come back as the first row, whose state tells what became of them.
    Publishes MailTaken for a new one. Raises StorageUnavailable, and whatever the database does.
    """
    now, peer = clock.now(), peer or Peer()
    mail = RawMail(
        key=f"{mailbox.pk if mailbox else 0}:{hashlib.sha256(raw).hexdigest()}",
        source=source,
        mailbox=mailbox,
        uid_key=uid_key,
        envelope_to=envelope_to[:320],
        envelope_from=peer.envelope_from[:320],
        client=peer.client[:45],
        helo=peer.helo[:255],
        size=len(raw),
        received_at=now,
        next_at=now + LOOKED_AFTER,
    )
    try:
        _keep(mail, raw)
    except IntegrityError:
        return RawMail.objects.get(key=mail.key)
    return mail


def _keep(mail: RawMail, raw: bytes) -> None:
    with transaction.atomic():
        mail.digest = files.store(raw).digest
        point("email.intake.bytes")
        insert(mail)
        publish(MailTaken(raw_mail_id=mail.pk), by=SYSTEM)
        point("email.intake.row")
    point("email.intake.stored")
