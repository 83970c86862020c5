"""Mails too large to be fetched unasked: their header is kept, a person decides, then the rest comes."""

import hashlib
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from ruhepol.channels.email.events import LargeMailWanted
from ruhepol.channels.email.exceptions import MailNotFoundError
from ruhepol.channels.email.mime.parse import parse
from ruhepol.channels.email.models import Mailbox, RawMail
from ruhepol.channels.email.services.process import quarantine
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.db.rows import insert
from ruhepol.core.events.outbox import publish
from ruhepol.core.files import services as files

MEBIBYTE = 1024 * 1024
LONGEST_HEAD = MEBIBYTE
Extent = RawMail.Extent


def too_large(size: int) -> bool:
    """Tell whether a mail of so many bytes is left where it lies until somebody asks for it."""
    return size > int(settings.RUHEPOL.upload_megabytes) * MEBIBYTE


@transaction.atomic
def keep_head(head: bytes, *, size: int, source: str, mailbox: Mailbox, uid_key: str) -> RawMail:
    """Set the header of a large mail aside for a person; the same one at a new place is told so.

    Publishes MailQuarantined. Raises StorageUnavailable.
    """
    key, read = f"{mailbox.pk}:head:{size}:{hashlib.sha256(head).hexdigest()}", parse(head)
    if known := _known(key, size, mailbox, read.message_id):
        known.uid_key = uid_key
        known.save(update_fields=["uid_key"])
        return known
    now = clock.now()
    mail = RawMail(
        key=key,
        source=source,
        mailbox=mailbox,
        uid_key=uid_key,
        digest=files.store(head).digest,
        size=size,
        extent=Extent.HEAD,
        sender=read.sender.address[:320] if read.sender else "",
        subject=read.subject[:300],
        header_id=read.message_id,
        received_at=now,
        next_at=now,
    )
    insert(mail)
    quarantine(mail=mail, reason=_why(size))
    mail.save(update_fields=["state", "reason"])
    return mail


def _known(key: str, size: int, mailbox: Mailbox, header_id: str) -> RawMail | None:
    """Return the mail if it was met before, as a header or, fetched meanwhile, as a whole."""
    whole = Q(mailbox=mailbox, size=size, header_id=header_id, extent=Extent.WHOLE) & ~Q(header_id="")
    return RawMail.objects.filter(Q(key=key) | whole).first()


def _why(size: int) -> str:
    facts = {"size": -(-size // MEBIBYTE), "most": settings.RUHEPOL.upload_megabytes}
    words = _("This mail has %(size)s MB, more than %(most)s, so only its header was fetched.")
    return words % facts


@transaction.atomic
def want(*, mail: RawMail, by: Actor) -> RawMail:
    """Have the rest of a large mail fetched at the next visit. Publishes LargeMailWanted.

    Raises MailNotFoundError where its mailbox is gone, or the mail from there.
    """
    held = RawMail.objects.select_for_update().get(pk=mail.pk)
    if held.mailbox_id is None or not held.uid_key:
        raise MailNotFoundError
    if held.extent == Extent.HEAD:
        held.extent = Extent.WANTED
        held.save(update_fields=["extent"])
        publish(LargeMailWanted(raw_mail_id=held.pk), by=by)
    return held


def wanted_in(mailbox: Mailbox) -> list[RawMail]:
    """Return the mails of which somebody wants the rest, oldest first."""
    asked = RawMail.objects.filter(mailbox=mailbox, extent=Extent.WANTED)
    return list(asked.exclude(uid_key="").order_by("pk"))


def complete(*, mail: RawMail, stream: BinaryIO) -> RawMail:
    """Keep the whole of a large mail, as a stream from its beginning. It stays with the person who asked.

    Bytes that came another way meanwhile are not kept twice. Raises StorageUnavailable.
    """
    stored = files.store(stream)
    with transaction.atomic():
        held = RawMail.objects.select_for_update().get(pk=mail.pk)
        key = f"{held.mailbox_id or 0}:{stored.digest}"
        held.extent, held.digest, held.size = Extent.WHOLE, stored.digest, stored.size
        if RawMail.objects.filter(key=key).exists():
            held.state, held.reason = RawMail.State.IGNORED, _("This mail came in by another way, too.")
        else:
            held.key, held.reason = key, _("This large mail is here now. Read it with “Try again”.")
        held.save(update_fields=["key", "extent", "digest", "size", "state", "reason"])
    return held


@transaction.atomic
def give_up(*, mail: RawMail) -> RawMail:
    """Say that the rest of a large mail is no longer where it lay; its header stays."""
    held = RawMail.objects.select_for_update().get(pk=mail.pk)
    held.extent, held.uid_key = Extent.HEAD, ""
    held.reason = _("The rest of this mail is no longer on the server. Its header is all there is.")
    held.save(update_fields=["extent", "uid_key", "reason"])
    return held
